import Calendar from 'date-holidays'

/** Whether public holidays can be computed for a country, and for a region of it. */
export function calendarKnows(country: string, region?: string): boolean {
  const calendar = new Calendar()
  if (!(country in calendar.getCountries())) return false
  return region === undefined || region in (calendar.getStates(country) ?? {})
}
