/** The site's own icons, drawn on a 24-unit grid in one stroke width. */
const shapes = {
  agenda: 'M4 6.5h16v13H4zM4 10.5h16M8 3.5v5M16 3.5v5M8 14h3',
  news: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4',
  deals: 'M4 4h7.5L20 12.5 12.5 20 4 11.5zM8.2 8.2v.1',
  directory: 'M4 20V9l2-5h12l2 5v11zM4 9h16M9.5 20v-6h5v6M9.3 9V4M14.7 9V4',
  heritage:
    'M12 2.5v4M10.3 4.2h3.4M8.5 20V10L12 6.5l3.5 3.5v10M3.5 20v-5.5l5-2.5M20.5 20v-5.5l-5-2.5M2.5 20h19M12 20v-4',
  practical: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.4v.2',
  map: 'M3.5 6.5l5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20.5 20.5',
  money: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.5 8.8a4.3 4.3 0 1 0 0 6.4M6.8 11h6M6.8 13.2h5',
  pin: 'M12 21.5c4.5-5 6.5-8.4 6.5-11.5a6.5 6.5 0 0 0-13 0c0 3.1 2 6.5 6.5 11.5zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.2l3.2 2',
  ticket: 'M3.5 7h17v3.3a1.8 1.8 0 0 0 0 3.5V17h-17v-3.2a1.8 1.8 0 0 0 0-3.5zM14.5 7v2M14.5 11v2M14.5 15v2',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.7 2.9-5.7 6.5-5.7s6.1 2 6.5 5.7M16 5.2a3.2 3.2 0 0 1 0 6M18 14.8c2 .8 3.2 2.5 3.5 5.2',
  phone:
    'M5 3.5h3.8l1.7 4.5-2.3 1.8c1.2 2.6 2.9 4.3 5.5 5.5l1.9-2.3 4.4 1.7V19c0 .9-.7 1.5-1.5 1.5C10.5 20.5 3.5 13.5 3.5 5c0-.8.6-1.5 1.5-1.5z',
  mail: 'M3.5 5.5h17v13h-17zM3.5 6.5l8.5 6.5 8.5-6.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3a4 4 0 0 0 5.7 5.7l1.3-1.3',
  access: 'M11 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM11 8v5.5h5l2.5 5.5M11 10.5h4.5M8 11.5a5 5 0 1 0 6.3 6.5',
  feed: 'M5 18.5v.1M5 12.5a6.5 6.5 0 0 1 6.5 6.5M5 6a13 13 0 0 1 13 13',
  add: 'M4 6.5h16v13H4zM4 10.5h16M8 3.5v5M16 3.5v5M12 12.5v5M9.5 15h5',
  route: 'M12 2.8l9.2 9.2-9.2 9.2L2.8 12zM9 14.5V12h6M13 9.8L15.2 12 13 14.2',
  repeat: 'M17 3.5l3 3-3 3M4 11.5v-1a4 4 0 0 1 4-4h12M7 20.5l-3-3 3-3M20 12.5v1a4 4 0 0 1-4 4H4',
  flag: 'M5.5 21V4M5.5 5h11l-2.5 4 2.5 4h-11',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  arrow: 'M5 12h14M13.5 6.5L19 12l-5.5 5.5',
  back: 'M19 12H5M10.5 6.5L5 12l5.5 5.5',
  market:
    'M4 9.5L5.5 4h13L20 9.5M4 9.5c0 3.3 4 3.3 4 0 0 3.3 4 3.3 4 0 0 3.3 4 3.3 4 0 0 3.3 4 3.3 4 0M5.5 12.5V20h13v-7.5',
  age: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20.5c.5-4.3 3-6.5 7-6.5s6.5 2.2 7 6.5',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.5h4',
  alert: 'M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17.2v.1',
} as const

export type IconName = keyof typeof shapes

/** Always beside words, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}

/** Wiker's mark: a W whose middle is a steeple. */
export function Mark() {
  return (
    <svg viewBox="6 4 52 50" width="26" height="25" aria-hidden="true">
      <path
        d="M11 25l10 24 11-33 11 33 10-24"
        fill="none"
        stroke="currentColor"
        stroke-width="6.5"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <circle cx="32" cy="8.5" r="3" fill="#f0c674" />
    </svg>
  )
}
