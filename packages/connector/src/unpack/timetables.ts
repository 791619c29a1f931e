import type { Member } from '../types.ts'

const tables = new Set(
  'agency calendar calendar_dates routes trips stop_times frequencies feed_info transfers shapes'
    .split(' ')
    .map((name) => `${name}.txt`),
)

/** Lets the stops and routes of GTFS, and the stations of GBFS, know the files that lie beside them; those stay members of their own. */
export function joinTimetables(members: readonly Member[]): void {
  const folders = new Map<string, Map<string, Member>>()
  for (const member of members) {
    const slash = member.path.lastIndexOf('/')
    const folder = member.path.slice(0, slash + 1)
    const beside = folders.get(folder) ?? new Map<string, Member>()
    beside.set(member.path.slice(slash + 1).toLowerCase(), member)
    folders.set(folder, beside)
  }
  for (const beside of folders.values()) {
    const [information, status] = ['station_information', 'station_status'].map(
      (name) => beside.get(`${name}.json`) ?? beside.get(name),
    )
    if (information && status) information.parts = new Map([['station_status', status]])
    const stops = beside.get('stops.txt')
    const parts = new Map([...beside].filter(([name]) => tables.has(name)))
    if (!stops || !['routes.txt', 'trips.txt', 'stop_times.txt'].some((name) => parts.has(name))) continue
    stops.parts = parts
    const routes = beside.get('routes.txt')
    const agency = beside.get('agency.txt')
    if (routes && agency) routes.parts = new Map([['agency.txt', agency]])
  }
}
