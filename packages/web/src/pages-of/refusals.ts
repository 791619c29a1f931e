/** Why a text was not put online or kept: the sentence that says so, and what to do. */
export const refusals = {
  'not-subscribed': 'text.problem.notSubscribed',
  'page-closed': 'text.problem.closed',
  election: 'townHall.election.refused',
  state: 'text.problem.state',
  invalid: 'text.problem.invalid',
  'date-invalid': 'text.problem.date',
} as const
