import type { CategoryWords } from './words.ts'

export const romanianWords: CategoryWords = {
  concert: 'concert, concerte, recital, muzică, spectacol de muzică, cor, operă, muzică live, muzică populară',
  theatre: 'teatru, piesă de teatru, comedie, teatru de păpuși, stand-up, teatre',
  show: 'spectacol, spectacole, circ, magie, cabaret',
  cinema: 'cinema, cinematograf, film, proiecție, documentar, filme',
  exhibition: 'expoziție, expoziții, vernisaj, galerie, artă, fotografie, pictură',
  festival: 'festival, festivaluri',
  fete: 'sărbătoare, hram, zilele comunei, zilele orașului, carnaval, artificii, petrecere, nedeie, zilele satului, crăciun, revelion, colinde, ziua comunei, fiii satului, sărbători, serbare',
  fair: 'târg, târg agricol, târguri, bâlci, iarmaroc, salon expozițional',
  market: 'piață, piața agroalimentară, târg de crăciun, piață volantă, piețe, piață agroalimentară, oboare',
  'flea-market': 'talcioc, târg de vechituri, garage sale, vânzare de garaj',
  loto: 'loto, bingo, tombolă, loterie',
  games: 'joc, jocuri, șah, table, jocuri de societate, remi',
  dance: 'dans, bal, discotecă, dansuri populare, dansuri, hora satului, balet',
  sport:
    'sport, meci, turneu, fotbal, alergare, ciclism, maraton, baschet, volei, handbal, tenis, înot, atletism, campionat, cros, competiție, gimnastică, club sportiv, lupte, box, sportiv, semimaraton, karate, judo',
  walk: 'drumeție, plimbare, excursie montană, drumeții, marș, tură montană',
  visit: 'vizită, tur ghidat, excursie, vizită ghidată, vizite, noaptea muzeelor',
  workshop: 'atelier, ateliere, meșteșuguri, atelier de creație',
  training: 'curs, cursuri, formare, instruire, prim ajutor',
  conference: 'conferință, dezbatere, seminar, simpozion, prelegere, masă rotundă, conferințe, colocviu, congres',
  reading: 'lectură, club de carte, lansare de carte, poezie, literatură, carte, seară de poezie',
  youth: 'tineret, copii, tineri, familie, familii, adolescenți, centru de tineret',
  seniors: 'vârstnici, pensionari, seniori, clubul pensionarilor',
  meeting: 'ședință, adunare, întâlnire, consultare publică, adunare generală, dezbatere publică',
  'council-meeting': 'ședință de consiliu, ședința consiliului local, consiliul local, ședință ordinară, hotărâre',
  'open-day': 'porți deschise, ziua porților deschise, inaugurare',
  ceremony: 'ceremonie, comemorare, ziua eroilor, depunere de coroane, premiere, festivitate, ziua națională',
  religious: 'slujbă, liturghie, pelerinaj, procesiune, religios, parohie, sfințire, înviere',
  solidarity:
    'solidaritate, caritate, voluntariat, strângere de fonduri, umanitar, crucea roșie, asistență, donații, dizabilități',
  'blood-donation': 'donare de sânge, donatori de sânge',
  nature:
    'natură, rezervație naturală, pădure, ecologizare, arie protejată, parc natural, parc național, biodiversitate',
  food: 'masă, cină, gastronomie, degustare, mâncare, vin, bere, gastronomic, street food',
  jobs: 'loc de muncă, locuri de muncă, angajare, bursa locurilor de muncă, concurs de angajare, concurs ocupare post, posturi vacante',
  holiday: 'zi liberă, vacanță școlară, vacanță, sărbătoare legală, zile libere',
  culture: 'cultură, cultural, centru cultural, culturale, activități culturale',
  music: 'muzică, cor, școală de muzică, orchestră, fanfară, taraf, ansamblu folcloric',
  arts: 'artă, pictură, fotografie, olărit, arte plastice, arte vizuale',
  heritage: 'patrimoniu, istorie, tradiții, genealogie, arhivă, folclor, meșteșuguri tradiționale',
  school:
    'școală, liceu, gimnaziu, educație, universitate, școală primară, școală gimnazială, colegiu național, colegiu, învățământ, liceu teoretic, grup școlar, școli',
  environment: 'mediu, ecologie, protecția mediului, climă, mediu înconjurător, energie verde',
  veterans: 'veterani, veterani de război, eroi',
  'hunting-fishing': 'vânătoare, pescuit, pescari, vânători, asociație de vânătoare',
  gardening: 'grădinărit, horticultură, grădină comunitară',
  neighbourhood: 'cartier, asociație de proprietari, locatari, vecini, asociație de locatari',
  twinning: 'înfrățire, oraș înfrățit, localități înfrățite',
  economy: 'economie, afaceri, întreprinderi, camera de comerț, antreprenori, firme, investiții',
  farming: 'agricultură, fermieri, zootehnie, apicultură, crescători de animale, agricultori, obști',
  animals: 'animale, adăpost de animale, veterinar, cabinet veterinar, câini fără stăpân',
  leisure: 'agrement, timp liber, recreere, divertisment, relaxare',
  'sports-hall': 'sală de sport, sală de fitness, complex sportiv, sala sporturilor, bază sportivă, patinoar',
  stadium: 'stadion, teren de fotbal, teren de sport, teren sintetic, terenuri de sport, stadioane',
  'swimming-pool': 'piscină, ștrand, bazin de înot, bazin olimpic, parc acvatic, aquapark',
  tennis: 'teren de tenis, tenis',
  skatepark: 'skatepark, skate park',
  playground: 'loc de joacă, parc de joacă, locuri de joacă',
  picnic: 'loc de picnic, picnic, zonă de agrement',
  beach: 'plajă, zonă de îmbăiere, plaje',
  lake: 'lac, iaz, baraj, lacuri',
  river: 'râu, canal, cascadă, izvor, pârâu, cheile',
  viewpoint: 'punct de belvedere, belvedere, peșteră, vârf, panoramă, stâncă, chei',
  'cycle-route':
    'pistă de biciclete, traseu cicloturistic, închirieri biciclete, piste de biciclete, bike sharing, pistă pentru biciclete',
  hiking: 'traseu turistic, potecă, traseu montan, trasee turistice, trasee montane, traseu',
  equestrian: 'echitație, centru ecvestru, herghelie, cai',
  golf: 'golf, teren de golf',
  marina: 'port, port turistic, debarcader, ponton',
  boat: 'barcă, plimbare cu barca, caiac, canoe, croazieră, plimbări cu barca',
  fishing: 'pescuit, baltă de pescuit, zonă de pescuit',
  'theme-park': 'parc de distracții, grădină zoologică, parc de aventură, acvariu, zoo, cazinou',
  hall: 'cămin cultural, sală de evenimente, casa de cultură, centru comunitar, centru cultural, cămine culturale, sală de festivități, centru de conferințe, filarmonică',
  library:
    'bibliotecă, biblioteca comunală, bibliotecă publică, biblioteci, bibliotecă orășenească, bibliotecă municipală',
  restaurant: 'restaurant, pizzerie, fast food, bistro, han, restaurante, alimentație publică, terasă',
  cafe: 'cafenea, bar, berărie, cofetărie cafenea, ceainărie, cafenele, gelaterie, crâșmă',
  hotel: 'hotel, hostel, motel, cazare, hoteluri, unitate de cazare, structură de cazare, vilă turistică',
  'guest-house':
    'pensiune, agroturism, pensiune agroturistică, pensiuni, casă de vacanță, cabană, pensiune turistică, apartament de închiriat',
  campsite: 'camping, campinguri, căsuțe',
  motorhome: 'autorulotă, parcare rulote, rulote',
  shop: 'magazin, supermarket, librărie, florărie, papetărie, comerț, magazine, îmbrăcăminte, încălțăminte, bijuterie, optică, mobilă, electrocasnice, centru comercial, chioșc, materiale de construcții',
  bakery: 'brutărie, patiserie, cofetărie, panificație, simigerie',
  butcher: 'măcelărie, carmangerie, pescărie, mezeluri',
  grocery: 'alimentară, băcănie, magazin alimentar, produse alimentare, magazin mixt, legume fructe, aprozar',
  hairdresser: 'coafor, frizerie, salon de înfrumusețare, cosmetică, salon de coafură, frizer',
  craft:
    'meșter, meșteșugar, tâmplărie, instalator, electrician, artizanat, construcții, zugrav, croitorie, olar, fierărie, meșter popular, meșteri populari',
  producer:
    'producător, fermă, cramă, stupină, producător local, producători locali, miere, podgorie, viticultură, producători, vinărie',
  garage:
    'service auto, atelier auto, vulcanizare, autoservice, reparații auto, dealer auto, piese auto, școală de șoferi, itp',
  service:
    'serviciu, asigurări, avocat, notar, taxi, pompe funebre, contabil, imobiliare, spălătorie, servicii, notariat, agenție de turism, curățătorie, cadastru, notar public, contabilitate',
  bank: 'bancă, bancomat, bănci, cec bank, casă de ajutor reciproc',
  museum: 'muzeu, casă memorială, muzeul satului, muzee, muzeu etnografic, centru de vizitare, punct muzeal',
  monument:
    'monument, statuie, fântână, pod, monument istoric, monumente, monumente istorice, sculptură, for public, bust',
  church:
    'biserică, mănăstire, catedrală, capelă, schit, sinagogă, moschee, lăcaș de cult, biserici, biserică de lemn, mănăstiri, biserică fortificată, templu',
  castle: 'castel, cetate, conac, palat, turn, castele, cetăți, fortăreață, zid de apărare, culă',
  archaeology: 'arheologie, sit arheologic, ruine, castru roman, vestigii, castru, situri arheologice, așezare',
  mill: 'moară, moară de apă, mori, moară de vânt',
  cross: 'troiță, crucifix, troițe, cruce',
  'war-memorial': 'monumentul eroilor, memorial, cimitirul eroilor, mausoleu, monument eroilor',
  lighthouse: 'far',
  architecture:
    'arhitectură, centru istoric, casă tradițională, centru vechi, ansamblu urban, casă, mină, arhitectură populară',
  garden: 'grădină, parc, grădină botanică, spațiu verde, parcuri, spații verzi, grădină publică, parc public',
  tree: 'arbore secular, arbore, arbori, stejar secular',
  'town-hall':
    'primărie, primăria comunei, consiliu local, primării, primar, administrație locală, primăria orașului, primăria municipiului',
  'post-office': 'poștă, oficiu poștal, poșta română, oficii poștale, agenție poștală, curierat, easybox',
  'public-service':
    'serviciu public, administrație, anaf, tribunal, evidența populației, prefectură, judecătorie, instituție publică, servicii publice, taxe locale, impozite și taxe locale, casa de pensii, stare civilă, consiliu județean, ghișeu, urbanism ghișeu',
  police: 'poliție, jandarmerie, poliția locală, post de poliție, secție de poliție',
  'fire-station': 'pompieri, isu, stație de pompieri, detașament de pompieri, hidrant, svsu',
  'tourist-office':
    'centru de informare turistică, birou de turism, informații turistice, centru turistic, punct de informare turistică',
  canteen: 'cantină, cantină școlară, meniu, masă caldă',
  nursery: 'creșă, grădiniță, grădinițe, creșe, grădiniță cu program prelungit, after school',
  health:
    'sănătate, dispensar, cabinet medical, asistent medical, fizioterapie, centru medical, cabinete medicale, laborator, psiholog, kinetoterapie, vaccinare, medical, laborator de analize',
  doctor:
    'medic, medic de familie, stomatolog, cabinet stomatologic, medici de familie, dentist, stomatologie, pediatru, medic dentist',
  pharmacy: 'farmacie, farmacii, punct farmaceutic, plafar',
  hospital: 'spital, clinică, urgențe, spitale, policlinică, spital județean, spital municipal, maternitate',
  'retirement-home':
    'cămin de bătrâni, azil, centru pentru vârstnici, cămin pentru persoane vârstnice, azil de bătrâni',
  'social-services':
    'asistență socială, servicii sociale, direcția de asistență socială, centru social, dgaspc, protecția copilului, centru de zi, ajutor social',
  defibrillator: 'defibrilator, defibrilatoare',
  toilets: 'toaletă, toaletă publică, wc, toalete publice, wc public',
  water: 'apă potabilă, cișmea, fântână publică, cișmele, sursă de apă',
  bench: 'bancă stradală, mobilier urban',
  wifi: 'wifi, internet public, hotspot, wi-fi',
  'charging-point':
    'stație de încărcare, încărcare electrică, stații de încărcare, mașini electrice, punct de reîncărcare, stații de reîncărcare',
  fuel: 'benzinărie, stație de carburant, benzinării, peco, carburanți, stație de alimentare',
  'car-wash': 'spălătorie auto',
  parking: 'parcare, parcări, loc de parcare, locuri de parcare, parcare publică',
  'bike-parking': 'parcare biciclete, rastel biciclete, rasteluri biciclete',
  waste:
    'deșeuri, gunoi, coș de gunoi, salubritate, salubrizare, groapă de gunoi, colectare deșeuri, colectarea deșeurilor, platformă de gunoi',
  recycling:
    'reciclare, colectare selectivă, punct de colectare, colectare separată, centru de colectare, compostare, igloo',
  cemetery: 'cimitir, cimitire, crematoriu, capelă mortuară',
  station: 'gară, gară feroviară, haltă, gări, tren, autogară, metrou, stație de metrou',
  'bus-stop':
    'stație de autobuz, autobuz, stație, stații de autobuz, tramvai, stație de tramvai, maxi taxi, microbuz, transport școlar, troleibuz',
  ferry: 'bac, feribot',
  airport: 'aeroport, aerodrom, aeroporturi',
  housing: 'locuință, locuințe sociale, locuințe, anl, locuință socială',
  works:
    'lucrări, întrerupere apă, drum închis, întrerupere curent, drumuri, reparații, lucrări publice, întreruperi, asfaltare, infrastructură, modernizare',
  transport: 'transport, trafic, mobilitate, transport public, circulație',
  safety:
    'siguranță, prevenire, alertă, avertizare, situații de urgență, securitate, incendiu, siguranță publică, ro-alert',
  weather:
    'vreme, furtună, inundație, caniculă, ninsoare, cod galben, cod portocaliu, inundații, meteo, secetă, viscol',
  budget:
    'buget, taxe, impozite, subvenții, buget local, finanțe, achiziții publice, licitație, achiziții, fonduri europene, finanțare nerambursabilă, execuție bugetară',
  planning:
    'urbanism, autorizație de construire, plan urbanistic, puz, pug, autorizații de construire, certificat de urbanism, amenajarea teritoriului, proiecte',
  elections: 'alegeri, vot, secție de votare, referendum, alegeri locale, secții de votare, recensământ',
  'town-life':
    'știri locale, viața comunității, anunț, anunțuri, noutăți, știri, comunicat, informații de interes public, publicații de căsătorie',
  other: 'altele, altul, diverse, general, alte activități, necategorizat',
}
