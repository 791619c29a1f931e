import type { CategoryWords } from './words.ts'

export const englishWords: CategoryWords = {
  concert:
    'concert, gig, live music, recital, choir, orchestra, brass band, open mic, music festival, music, karaoke, carols, opera',
  theatre:
    'theatre, theater, play, drama, comedy, stand-up, puppet show, musical, pantomime, improv, performing arts, arts centre',
  show: 'show, circus, magic show, storytelling, performance, cabaret, variety show',
  cinema: 'cinema, movie, film, screening, movie theater, movie night, documentary, film club',
  exhibition: 'exhibition, exhibit, art show, vernissage, gallery opening, photo exhibition, art',
  festival: 'festival',
  fete: 'fete, village fete, carnival, fireworks, street party, parade, party, christmas party, new year, celebration, funfair',
  fair: 'fair, trade fair, agricultural show, county show, expo, flower show',
  market: 'market, farmers market, christmas market, street market, craft market, night market, marketplace',
  'flea-market':
    'flea market, car boot sale, garage sale, jumble sale, rummage sale, yard sale, swap meet, boot sale, second-hand sale',
  loto: 'bingo, raffle, tombola, lottery',
  games:
    'game, board game, card game, chess, quiz, pub quiz, escape room, treasure hunt, egg hunt, whist, bridge club, video game',
  dance: 'dance, ball, disco, ceilidh, tea dance, barn dance, dancing, nightclub, ballet, folk dance',
  sport:
    'sport, match, tournament, race, run, running, football, soccer, rugby, cricket, basketball, tennis, yoga, pilates, fitness, gym class, cycling, swimming, athletics, marathon, triathlon, bowls, martial arts, judo, karate, badminton, volleyball, handball, gymnastics, sailing, skating, boxing, golf, table tennis, sports club, cross country, competition, sporting',
  walk: 'walk, hike, hiking, walking, ramble, guided walk, stroll, nordic walking, bike ride, trek',
  visit: 'visit, tour, guided tour, heritage day, heritage open days, excursion, ~trip, sightseeing',
  workshop:
    'workshop, craft workshop, repair cafe, crafts, cooking class, masterclass, knitting, pottery, sewing, painting class, hackathon',
  training:
    'training, course, class, lesson, first aid course, language class, evening class, tuition, seminar training',
  conference:
    'conference, lecture, talk, debate, seminar, symposium, panel discussion, webinar, forum, congress, meetup',
  reading:
    'reading, book club, story time, author signing, poetry, literature, book fair, book signing, storytime, literary',
  youth: 'youth, children, kids, teenagers, family, young people, toddlers, youth club, scouts, playgroup, families',
  seniors: 'seniors, elderly, older people, pensioners, senior citizens, over 60s, retirees',
  meeting:
    'meeting, public meeting, general meeting, agm, assembly, town hall meeting, consultation, information session, hearing',
  'council-meeting':
    'council meeting, town council, city council meeting, parish council, parish council meeting, municipal council',
  'open-day': 'open day, open house, inauguration, grand opening, opening ceremony, doors open',
  ceremony:
    'ceremony, commemoration, remembrance day, armistice, memorial service, award ceremony, remembrance, tribute, wedding',
  religious:
    'mass, church service, worship, pilgrimage, procession, religion, religious, prayer, bible study, christmas service, sunday service',
  solidarity:
    'charity, fundraiser, fundraising, volunteering, volunteer, community support, food bank, humanitarian, social work, disability, help for refugees, social care, nonprofit, community',
  'blood-donation': 'blood donation, blood drive, blood donor session, blood donors',
  nature:
    'nature, wildlife, bird watching, conservation, nature reserve, litter pick, clean-up, forest, wood, wetland, stargazing, biodiversity, national park, marsh, ecology',
  food: 'food, dinner, lunch, supper, meal, barbecue, tasting, brunch, picnic lunch, wine tasting, beer, breakfast, food festival, gastronomy, coffee morning',
  jobs: 'job, job fair, careers fair, recruitment, employment, vacancy, careers, apprenticeship, job centre',
  holiday: 'public holiday, bank holiday, school holidays, holiday',
  culture: 'culture, cultural, arts and culture, arts, cultural centre, cultural event',
  music: 'music, choir, orchestra, band, music school, brass band, singing, musical society, chorus',
  arts: 'art, painting, photography, pottery, sculpture, handicraft, sewing, quilting, art club, drawing, visual arts, crafts',
  heritage:
    'heritage, history, local history, genealogy, historical society, archives, traditions, preservation society, historic site, historic',
  school:
    'school, primary school, secondary school, high school, college, university, education, parents association, pta, elementary school, academy, infant school',
  environment:
    'environment, ecology, climate, sustainability, environmental, green energy, renewable energy, nature conservation',
  veterans: 'veterans, ex-servicemen, royal british legion, war veterans, legion',
  'hunting-fishing': 'hunting, angling, fishing, anglers, shooting, hunters, fishing club, angling club, hunting club',
  gardening: 'gardening, allotment, garden club, horticulture, community garden, horticultural society',
  neighbourhood:
    'neighbourhood, neighborhood, residents association, tenants association, community association, residents, tenants',
  twinning: 'twinning, twin town, twinning association, sister city',
  economy:
    'economy, business, traders association, chamber of commerce, enterprise, coworking, entrepreneurs, trade union, networking',
  farming: 'farming, agriculture, farmers, young farmers, livestock, beekeepers, beekeeping',
  animals: 'animals, animal shelter, dog club, vet, veterinary, kennel, pets, animal welfare, dog training, cat rescue',
  leisure:
    'leisure, recreation, hobby, wellbeing, social club, hobbies, entertainment, meditation, leisure centre, relaxation',
  'sports-hall':
    'sports hall, gymnasium, gym, sports centre, fitness centre, leisure centre, sports center, dojo, climbing wall, ice rink, bowling alley, indoor sports',
  stadium:
    'stadium, football pitch, sports ground, playing field, athletics track, pitch, soccer field, racecourse, velodrome, multi-use games area, rugby pitch, sports field, track',
  'swimming-pool': 'swimming pool, pool, lido, aquatic centre, swimming baths, water park',
  tennis: 'tennis, tennis court, squash court, padel court',
  petanque: 'petanque, boules, bowling green, boules court',
  skatepark: 'skatepark, skate park, pump track, skateboard',
  playground: 'playground, play area, playpark, children’s playground',
  picnic: 'picnic area, picnic site, picnic table, picnic, rest area',
  beach: 'beach, bathing site, swimming area, bathing water, bathing place',
  lake: 'lake, pond, reservoir, loch, tarn',
  river: 'river, canal, waterfall, spring, lock, stream',
  viewpoint: 'viewpoint, lookout, panorama, scenic view, observation tower, cliff, cave, peak, scenic viewpoint',
  'cycle-route':
    'cycle route, cycle path, bike path, cycleway, bicycle rental, bike route, bike hire, bike share, bike station, mountain bike trail',
  hiking: 'hiking trail, trail, footpath, walking route, nature trail, walking trail, hiking route, path',
  equestrian:
    'riding school, horse riding, equestrian, equestrian centre, stables, riding club, bridleway, pony club, horse',
  golf: 'golf, golf course, golf club, minigolf, mini golf, crazy golf, golf_course',
  marina: 'marina, harbour, harbor, port, slipway, jetty, mooring, yacht harbour',
  boat: 'boat, boat hire, cruise, canoe, kayak, sailing, sailing club, boat trip, rowing, rowing club, yacht club, boat rental, ferry cruise, water sports, nautical',
  fishing: 'fishing, fishing spot, fishing lake, fishing pier, angling',
  'theme-park':
    'theme park, amusement park, zoo, aquarium, adventure park, water park attraction, petting farm, attraction, casino, karting, nightclub',
  hall: 'village hall, community centre, hall, town hall venue, arts centre, cultural centre, community center, conference centre, concert hall, venue, events venue, parish hall, social club, gallery, art gallery, arts_centre, community_centre',
  library: 'library, book exchange, media library, toy library, public library, public bookcase, libraries',
  restaurant:
    'restaurant, pizzeria, bistro, fast food, takeaway, diner, steakhouse, fast_food, food court, inn, brasserie, catering',
  cafe: 'cafe, bar, pub, tea room, coffee shop, wine bar, biergarten, coffee house, ice cream parlour, brewpub',
  hotel: 'hotel, motel, hostel, lodging, accommodation, aparthotel, youth hostel, resort, guest accommodation',
  'guest-house':
    'guest house, bed and breakfast, holiday cottage, holiday rental, b&b, self-catering, guesthouse, guest_house, vacation rental, apartment rental, chalet',
  campsite: 'campsite, camping, campground, caravan park, caravan site, camp_site, holiday park',
  motorhome: 'motorhome, rv park, motorhome stopover, motorhome parking, camper van, campervan site',
  shop: 'shop, store, supermarket, retail, bookshop, florist, newsagent, boutique, department store, clothes shop, gift shop, jeweller, hardware store, convenience store, mall, shopping centre, clothing, optician, toy shop, retailer',
  bakery: 'bakery, baker, patisserie, cake shop, confectionery, pastry shop, chocolate shop',
  butcher: 'butcher, fishmonger, delicatessen, butchery, seafood shop',
  grocery: 'grocery, grocer, greengrocer, farm shop, cheese shop, health food shop, corner shop, deli, grocery store',
  hairdresser: 'hairdresser, barber, beauty salon, hair salon, nail salon, beautician, beauty, cosmetics',
  craft:
    'craftsman, craft, carpenter, plumber, electrician, builder, joiner, potter, artisan, roofer, blacksmith, mason, handicrafts, tradesman, construction, heating engineer, workshop',
  producer:
    'producer, farm, winery, brewery, farm gate sales, vineyard, cider maker, beekeeper, local producer, distillery, cheese maker, market gardener',
  garage:
    'garage, car repair, mechanic, car dealer, tyre shop, car_repair, vehicle inspection, car rental, driving school, auto repair',
  service:
    'service, insurance, estate agent, solicitor, lawyer, accountant, notary, taxi, laundry, dry cleaner, undertaker, funeral director, travel agency, photographer, consultant, real estate, cleaning services, law firm',
  bank: 'bank, atm, cash machine, credit union, building society, cash point',
  museum: 'museum, interpretation centre, visitor centre, heritage centre, planetarium, ecomuseum',
  monument:
    'monument, statue, historic monument, listed building, landmark, fountain, bridge, obelisk, historic building, historical monument, sculpture, public art, artwork, scheduled monument',
  church:
    'church, chapel, cathedral, abbey, priory, mosque, synagogue, temple, monastery, place of worship, basilica, convent, place_of_worship, shrine',
  castle:
    'castle, manor, fort, fortress, palace, country house, city wall, manor house, tower, stately home, citadel, bunker',
  megalith: 'megalith, standing stone, dolmen, stone circle, burial mound, menhir, barrow',
  archaeology:
    'archaeology, archaeological site, ruins, roman villa, excavation, roman site, hillfort, archaeological, archaeological_site',
  mill: 'mill, windmill, watermill',
  'wash-house': 'wash house, washhouse, public wash-house',
  cross: 'wayside cross, calvary, market cross, stone cross, wayside shrine',
  'war-memorial': 'war memorial, memorial, war cemetery, cenotaph',
  lighthouse: 'lighthouse, beacon',
  architecture:
    'architecture, historic district, industrial heritage, old town, conservation area, historic centre, house, villa, farmhouse, mine, historic village',
  garden: 'garden, park, public garden, botanical garden, public park, arboretum, green space, formal garden',
  tree: 'tree, remarkable tree, veteran tree, notable tree, trees',
  'town-hall':
    'town hall, city hall, municipality, council office, townhall, municipal office, parish office, council offices, local government',
  'post-office': 'post office, post_office, post box, letter box, parcel shop, postal service, parcel locker',
  'public-service':
    'public service, government office, tax office, job office, courthouse, prefecture, administration, public administration, social security office, government, county council, register office',
  police: 'police, police station, sheriff, gendarmerie',
  'fire-station': 'fire station, fire brigade, fire_station, firefighters, fire hydrant, fire service',
  'tourist-office':
    'tourist office, tourist information, tourism office, visitor information, tourist information centre, tourist information center',
  canteen: 'canteen, school canteen, school meals, cafeteria, school menu, school lunch',
  nursery: 'nursery, kindergarten, daycare, childcare, childminder, creche, preschool, day nursery, child care',
  health:
    'health, health centre, physiotherapist, nurse, clinic services, midwife, healthcare, therapist, medical centre, laboratory, osteopath, psychologist, vaccination, wellness centre, podiatrist, speech therapist',
  doctor: 'doctor, dentist, gp, general practitioner, surgery, physician, doctors, dental practice',
  pharmacy: 'pharmacy, chemist, drugstore, dispensary',
  hospital: 'hospital, clinic, emergency department, emergency room, maternity ward',
  'retirement-home': 'retirement home, nursing home, care home, sheltered housing, nursing_home, assisted living',
  'social-services':
    'social services, social centre, social welfare, community services, social_facility, social work office, homeless shelter, social_centre',
  defibrillator: 'defibrillator, aed',
  toilets: 'toilet, public toilet, restroom, wc, public convenience, lavatory',
  water: 'drinking water, water point, drinking fountain, drinking_water, water fountain, tap, water tower',
  bench: 'bench, street furniture, public bench, shelter',
  wifi: 'wifi, wi-fi, wifi hotspot, internet access, internet cafe, hotspot, public wifi',
  'charging-point':
    'charging station, charging point, ev charger, electric vehicle charging, charging_station, ev charging, electric charging',
  fuel: 'petrol station, gas station, fuel, filling station, fuel station',
  'car-wash': 'car wash, car_wash, vehicle wash',
  parking: 'parking, car park, parking lot, parking space, park and ride, disabled parking, parking garage',
  carpool: 'carpool, carpooling, car sharing, ride sharing, car_sharing, park and share, carshare',
  'bike-parking': 'bike parking, bicycle parking, cycle parking, bicycle_parking, bike rack, bike shelter, cycle stand',
  waste:
    'waste, rubbish, garbage, refuse, landfill, waste collection, waste basket, bin, waste_basket, litter bin, waste disposal, household waste, trash, dump, garbage collection, waste container',
  recycling:
    'recycling, bottle bank, recycling centre, composting, recycling point, compost, clothes bank, glass container, recycling bin',
  cemetery: 'cemetery, graveyard, churchyard, crematorium, columbarium, burial ground',
  station:
    'railway station, train station, station, train, rail, subway station, halt, underground station, interchange',
  'bus-stop':
    'bus stop, bus, bus station, tram stop, coach stop, bus_stop, tram, shuttle, bus shelter, stop, school bus, bus line, transit stop',
  ferry: 'ferry, ferry terminal, ferry_terminal, pier, landing stage, ferry landing',
  airport: 'airport, aerodrome, airfield, heliport, airstrip',
  housing: 'housing, social housing, council housing, housing association, traveller site, residential, homes',
  works:
    'works, roadworks, road closure, construction works, water outage, power cut, roads, diversion, street works, road works, broadband, power outage, street lighting',
  transport: 'transport, traffic, mobility, public transport, transportation, transit, travel',
  safety:
    'safety, security, crime, crime prevention, emergency, public safety, alert, warning, risk, road safety, fire risk',
  weather: 'weather, storm, flood, heatwave, snow, drought, flooding, wind, ice, cold spell, weather warning',
  budget: 'budget, finance, tax, grants, council tax, public finance, procurement, spending, tender',
  planning:
    'planning, planning permission, building permit, urban planning, development plan, planning application, zoning, land use, regeneration',
  elections: 'election, vote, polling station, voting, referendum, census, ballot, electoral roll',
  'town-life':
    'local news, town news, community news, village news, newsletter, births, deaths, announcements, news, council news, local life',
  other: 'other, miscellaneous, misc, various, uncategorized, general, others, not classified',
}
