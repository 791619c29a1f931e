/** The zone of the house's books: its days, months and years end there. */
export const houseZone = 'Europe/Paris'
