import { type CategoryKey, isCategoryKey } from '../categories.ts'

/** The finer schema.org type of a place or a business, from its category. All are kinds of Place or of Organization. */
const byCategory: Partial<Record<CategoryKey, string>> = {
  museum: 'Museum',
  library: 'Library',
  cinema: 'MovieTheater',
  theatre: 'PerformingArtsTheater',
  hall: 'EventVenue',
  stadium: 'StadiumOrArena',
  'sports-hall': 'SportsActivityLocation',
  'swimming-pool': 'PublicSwimmingPool',
  tennis: 'TennisComplex',
  golf: 'GolfCourse',
  playground: 'Playground',
  garden: 'Park',
  beach: 'Beach',
  lake: 'LakeBodyOfWater',
  river: 'RiverBodyOfWater',
  church: 'PlaceOfWorship',
  castle: 'LandmarksOrHistoricalBuildings',
  monument: 'LandmarksOrHistoricalBuildings',
  megalith: 'LandmarksOrHistoricalBuildings',
  architecture: 'LandmarksOrHistoricalBuildings',
  restaurant: 'Restaurant',
  cafe: 'CafeOrCoffeeShop',
  hotel: 'Hotel',
  'guest-house': 'BedAndBreakfast',
  campsite: 'Campground',
  motorhome: 'RVPark',
  bakery: 'Bakery',
  grocery: 'GroceryStore',
  shop: 'Store',
  hairdresser: 'HairSalon',
  garage: 'AutoRepair',
  bank: 'BankOrCreditUnion',
  'town-hall': 'CityHall',
  'post-office': 'PostOffice',
  'public-service': 'GovernmentOffice',
  police: 'PoliceStation',
  'fire-station': 'FireStation',
  'tourist-office': 'TouristInformationCenter',
  school: 'School',
  nursery: 'ChildCare',
  pharmacy: 'Pharmacy',
  hospital: 'Hospital',
  toilets: 'PublicToilet',
  parking: 'ParkingFacility',
  fuel: 'GasStation',
  recycling: 'RecyclingCenter',
  cemetery: 'Cemetery',
  station: 'TrainStation',
  'bus-stop': 'BusStop',
  airport: 'Airport',
  marina: 'BoatTerminal',
}

export function finerType(categories: readonly string[] | undefined, otherwise: string): string {
  for (const category of categories ?? []) {
    const type = isCategoryKey(category) ? byCategory[category] : undefined
    if (type) return type
  }
  return otherwise
}
