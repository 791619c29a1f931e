import type { CategoryWords } from './words.ts'

export const swedishWords: CategoryWords = {
  concert: 'konsert, konserter, musik, kör, spelning, opera, livemusik, musikkväll, allsång, musikal',
  theatre: 'teater, pjäs, komedi, dockteater, stand-up, scenkonst, föreställning teater, revy',
  show: 'föreställning, show, cirkus, trolleri, sagostund scen, föreställningar, barnteater',
  cinema: 'bio, film, biograf, filmvisning, dokumentär, filmklubb, bio på dagtid',
  exhibition: 'utställning, vernissage, utställningar, galleri, konstutställning, fotoutställning, konst, foto',
  festival: 'festival, festivaler, musikfestival',
  fete: 'fest, valborg, midsommar, byfest, karneval, fyrverkeri, hembygdsdag, kräftskiva, midsommarfirande, valborgsmässoafton, nationaldagsfirande, lucia, julgransplundring, marknadsdag, firande, stadsfest, höstfest, jul, nyår',
  fair: 'mässa utställning, lantbruksmässa, mässor, julmässa, bomässa',
  market:
    'marknad, torgmarknad, julmarknad, torghandel, bondens marknad, marknader, torgdag, höstmarknad, sommarmarknad',
  'flea-market': 'loppis, loppmarknad, bakluckeloppis, loppisar, klädbytardag, auktion',
  loto: 'bingo, lotteri, bingolotto, tombola',
  games:
    'spel, brädspel, schack, frågesport, spelkväll, bridge, quiz, musikquiz, tipspromenad, spelkvällar, dataspel, pysselspel',
  dance: 'dans, danskväll, disco, dansbana, linedance, folkdans, balett, dansträning, squaredance',
  sport:
    'sport, match, turnering, fotboll, ishockey, lopp, löpning, gymnastik, innebandy, cykling, idrott, tävling, handboll, simning, orientering, skidor, skidåkning, friidrott, tennis, golf, badminton, motion, yoga, motocross, basket, volleyboll, gymnastik, idrottsförening, träning, bordtennis, ridning, padel, bandy, innebandymatch, konståkning, boule, kampsport, judo, karate, styrketräning',
  walk: 'vandring, promenad, stavgång, vandringar, guidad vandring, stadsvandring, cykeltur, skogspromenad, skogsbad',
  visit:
    'visning, guidad tur, rundtur, utflykt, guidade turer, guidad visning, guidning, kulturarv, studiebesök, resa, resor',
  workshop: 'workshop, verkstad, hantverk, pyssel, skapande, skaparverkstad, handarbete, slöjd, stickcafé, syjunta',
  training: 'kurs, utbildning, första hjälpen, kurser, studiecirkel, lektion, språkkurs, språkcafé, cirkel, hlr',
  conference:
    'föreläsning, föredrag, debatt, seminarium, konferens, samtal, författarsamtal, föreläsningar, panelsamtal, temakväll',
  reading:
    'läsning, bokklubb, sagostund, författarbesök, bokcirkel, litteratur, poesi, bokbord, bok, läsecirkel, litteratur och poesi, bokprat, bokrea',
  youth:
    'ungdom, barn, ungdomar, familj, fritidsgård, barn och unga, barn och familj, öppen förskola, scouter, lov, lovaktivitet, lovaktiviteter, fritidsgårdar, sportlov, höstlov, påsklov, familjeaktivitet, babysång',
  seniors:
    'senior, äldre, pensionär, pensionärer, seniorer, pro, spf, äldreomsorg träff, seniorträff, dagledig, dagverksamhet',
  meeting: 'möte, årsmöte, informationsmöte, samråd, medborgardialog, samrådsmöte, möten, informationsträff, träff',
  'council-meeting':
    'kommunfullmäktige, fullmäktige, kommunstyrelsen, sammanträde, kommunstyrelse, nämnd, kommunfullmäktiges sammanträde, nämndsammanträde, protokoll',
  'open-day': 'öppet hus, invigning, öppna dörrar, invigningar',
  ceremony: 'ceremoni, minnesstund, prisutdelning, högtid, minnesceremoni, hyllning, vigsel, studentexamen',
  religious:
    'gudstjänst, mässa, andakt, kyrka, procession, religion, högmässa, religiöst, församling, konfirmation, musikgudstjänst, frikyrka, kyrkligt',
  solidarity:
    'välgörenhet, insamling, volontär, frivillig, röda korset, hjälporganisation, funktionsnedsättning, bistånd, social verksamhet, anhörigstöd',
  'blood-donation': 'blodgivning, blodgivare, lämna blod, blodbuss',
  nature:
    'natur, naturreservat, fågelskådning, skog, skräpplockning, naturvandring, naturguidning, naturområde, biologisk mångfald, nationalpark, friluftsliv, naturvård',
  food: 'mat, middag, lunch, provning, ölprovning, frukost, vinprovning, fika, mat och dryck, julbord, grillning, soppa, sopplunch, smörgåsbord, kafé träff, surströmming',
  jobs: 'jobb, jobbmässa, arbete, lediga jobb, rekrytering, arbetsförmedling, arbetsförmedlingen, lediga tjänster, arbetsmarknad, sommarjobb',
  holiday: 'helgdag, skollov, lov dagar, röd dag, helgdagar',
  culture: 'kultur, kulturell, kulturförening, kulturevenemang, kultur och fritid, kulturhus program',
  music: 'musik, kör, musikskola, orkester, kulturskola, körsång, spelmanslag, musikförening, blåsorkester, musikliv',
  arts: 'konst, målning, foto, keramik, konstförening, konsthantverk, måleri, skulptur, textil, fotoklubb, hemslöjd',
  heritage:
    'kulturarv, historia, hembygd, släktforskning, hembygdsförening, arkiv, lokalhistoria, historisk, kulturmiljö, hembygdsföreningar, traditioner, kulturhistoria',
  school:
    'skola, grundskola, gymnasium, utbildning, universitet, förskoleklass, grundskolor, gymnasieskola, skolor, vuxenutbildning, komvux, särskola, folkhögskola, föräldraförening, högskola, elevhälsa, friskola',
  environment:
    'miljö, klimat, hållbarhet, ekologi, naturskydd, naturskyddsförening, energi, miljö och klimat, naturskyddsföreningen, hållbar utveckling',
  veterans: 'veteraner, krigsveteraner, hemvärn',
  'hunting-fishing':
    'jakt, fiske, jaktlag, fiskeklubb, jägare, jaktvårdsförening, fiskevårdsområde, sportfiske, viltvård, jakt och fiske, fiskevård',
  gardening:
    'trädgård, odling, koloni, trädgårdsförening, odlingslott, stadsodling, koloniträdgård, koloniförening, växtbytardag',
  neighbourhood:
    'byalag, byförening, samfällighet, grannsamverkan, hyresgästförening, samfällighetsförening, bygdegårdsförening, intresseförening, bostadsrättsförening, vägförening, villaägare',
  twinning: 'vänort, vänorter',
  economy:
    'näringsliv, företag, köpmannaförening, ekonomi, företagare, företagarförening, företagande, fackförening, coworking, nätverk, handel',
  farming: 'lantbruk, jordbruk, bönder, lrf, biodling, biodlare, djurhållning, hushållningssällskap, skogsbruk',
  animals: 'djur, djurhem, veterinär, hundklubb, brukshundklubb, katthem, kennelklubb, hundar, husdjur',
  leisure:
    'fritid, hobby, rekreation, nöje, föreningsliv, fritidsaktivitet, hälsa och välbefinnande, fritidsaktiviteter, motor, aktivitet',
  'sports-hall':
    'idrottshall, sporthall, gym, ishall, simhall och gym, gymnastiksal, bowlinghall, ridhus, idrottsanläggning, sporthallar, klätterhall, tennishall, racketcenter, utegym, idrottsanläggningar',
  stadium:
    'idrottsplats, fotbollsplan, stadion, arena, sportfält, bollplan, friidrottsanläggning, isbana, ip, konstgräsplan, fotbollsplaner, idrottsplatser, elljusspår, skidspår, motionsspår, hockeyrink, skidanläggning, multiarena, näridrottsplats, skjutbana, spontanidrottsplats, motocrossbana, travbana',
  'swimming-pool': 'simhall, badhus, bassäng, utomhusbad, simhallar, äventyrsbad, friluftsbad, simbassäng, bad',
  tennis: 'tennis, tennisbana, tennisbanor, padelbana, padelhall',
  petanque: 'boule, boulebana, boulebanor',
  skatepark: 'skatepark, skateboardpark, skateramp, skateboardramp, pumptrack',
  playground: 'lekplats, lekpark, lekplatser, lekområde, temalekplats',
  picnic: 'rastplats, grillplats, picknick, vindskydd, grillplatser, rastplatser, vindskydd och grillplatser, eldplats',
  beach: 'badplats, strand, badplatser, badstrand, allmän badplats, hundbad',
  lake: 'sjö, damm, sjöar, tjärn',
  river: 'å, älv, kanal, vattenfall, källa, sluss, fors, bäck',
  viewpoint:
    'utsiktsplats, utsikt, fågeltorn, utsiktstorn, grotta, utsiktsplatser, fågeltorn och plattformar, berg, jättegryta, sevärdhet natur',
  'cycle-route':
    'cykelväg, cykelled, cykeluthyrning, cykelleder, cykelvägar, cykelpump, cykelbana, lånecykel, cykelservice, mountainbike, mtb',
  hiking:
    'vandringsled, led, stig, vandringsleder, naturstig, promenadslinga, pilgrimsled, leder, strövområde, tillgänglig led',
  equestrian: 'ridskola, ridklubb, ridning, häst, ridled, ryttarförening, hästar, ridanläggning',
  golf: 'golf, golfbana, minigolf, discgolf, frisbeegolf, bangolf, discgolfbana, golfklubb',
  marina:
    'hamn, småbåtshamn, gästhamn, brygga, båtplats, båtplatser, båtramp, gästhamnar, båthamn, ramp, naturhamn, fiskehamn',
  boat: 'båt, segling, kanot, båttur, kanotuthyrning, båtuthyrning, segelsällskap, kajak, rodd, båtklubb, kanotklubb, båtturer, kanotled',
  fishing: 'fiske, fiskeplats, fiskevatten, fiskebrygga, fiskesjö',
  'theme-park':
    'nöjespark, djurpark, akvarium, äventyrspark, nöjesfält, höghöjdsbana, upplevelsecenter, älgpark, casino, attraktion, gokart',
  hall: 'bygdegård, samlingslokal, folkets hus, kulturhus, möteslokal, församlingshem, samlingslokaler, konserthus, föreningslokal, folkets park, medborgarhus, konferensanläggning, konsthall, aula, festlokal, allaktivitetshus, ordenshus',
  library:
    'bibliotek, bokbuss, filialbibliotek, folkbibliotek, stadsbibliotek, bibliotek och bokbuss, meröppet bibliotek',
  restaurant:
    'restaurang, pizzeria, gatukök, värdshus, restauranger, lunchrestaurang, korvkiosk, matställe, äta, bistro, snabbmat',
  cafe: 'kafé, café, pub, bar, konditori, kaféer, caféer, glasskiosk, fik, glasscafé, serveringsställe',
  hotel: 'hotell, vandrarhem, hotellboende, pensionat, boende, logi, herrgårdshotell, spahotell, hostel, spa',
  'guest-house':
    'stuga, bed and breakfast, stuguthyrning, stugor, gästhus, privatboende, stugby, bo på lantgård, lantgård boende, b&b',
  campsite: 'camping, campingplats, campingplatser, campingar, tältplats',
  motorhome: 'ställplats, husbil, ställplatser, husvagn, latrintömning',
  shop: 'butik, affär, mataffär, bokhandel, blomsterhandel, butiker, kläder, gårdsbutik mode, klädbutik, second hand, köpcentrum, antikaffär, järnhandel, apotek butik, optiker, möbler, kiosk, shopping, presentbutik, hemelektronik, detaljhandel, byggvaruhus',
  bakery: 'bageri, konditori bageri, bagerier, chokladbutik',
  butcher: 'slakteri, charkuteri, fiskaffär, chark, fiskhandel, köttaffär',
  grocery:
    'livsmedel, livsmedelsbutik, lanthandel, delikatess, livsmedelsbutiker, gårdsbutik livsmedel, ost, matbutik, dagligvaror, närlivs',
  hairdresser:
    'frisör, skönhetssalong, frisersalong, hårvård, barberare, frisörer, nagelsalong, hudvård, skönhet, massage',
  craft:
    'hantverkare, snickare, rörmokare, elektriker, keramiker, byggfirma, målare, snickeri, murare, konsthantverkare, smedja, hantverksbutik, bygg, plåtslagare, krukmakeri, slöjdare, vvs, glasbruk',
  producer:
    'producent, gårdsbutik, lokalproducerat, bryggeri, gårdsförsäljning, mejeri, gård, närproducerat, bigård, musteri, vingård, rökeri, självplock, reko-ring, destilleri, lokala producenter',
  garage:
    'bilverkstad, verkstad bil, bilhandlare, däckservice, bilprovning, biluthyrning, trafikskola, bilförsäljning, körskola',
  service:
    'tjänst, försäkring, mäklare, advokat, taxi, begravningsbyrå, tvätt, redovisning, tjänster, begravning, resebyrå, fastighetsmäklare, fotograf, städ, städning, kemtvätt, konsult, juridik, arkitekt, ekonomibyrå',
  bank: 'bank, bankomat, uttagsautomat, banker, sparbank',
  museum: 'museum, friluftsmuseum, hembygdsmuseum, museer, naturum, besökscenter, konstmuseum, science center',
  monument:
    'monument, staty, fontän, bro, minnesmärke, byggnadsminne, sevärdhet, offentlig konst, skulptur, konstverk, sevärdheter, kulturminne, byggnadsminnen, obelisk, runsten, runstenar, historisk plats',
  church:
    'kyrka, kapell, domkyrka, kloster, moské, kyrkor, synagoga, klosterruin, katedral, kyrkoruin, tempel, kyrkobyggnad, bönhus',
  castle:
    'slott, herrgård, borg, fästning, slott och herrgårdar, palats, slottsruin, borgruin, kastal, gods, herresäte, säteri, skans',
  megalith: 'gånggrift, dös, gravhög, skeppssättning, hällkista, stenkammargrav, röse, domarring, resta stenar',
  archaeology:
    'fornlämning, gravfält, hällristning, ruin, arkeologi, fornlämningar, hällristningar, fornborg, ruiner, boplats, arkeologisk',
  mill: 'kvarn, väderkvarn, vattenkvarn, kvarnar, skvaltkvarn',
  'wash-house': 'tvätthus, klapphus',
  'war-memorial': 'minneslund krig, krigsminne',
  lighthouse: 'fyr, fyrplats, fyrar, båk',
  architecture:
    'arkitektur, bruksmiljö, gamla stan, kulturmiljöer, industriminne, bruk, kulturreservat, gruva, torp, hyttruin, byggnad, kulturhistorisk byggnad, fäbod, trästad, industrimiljö',
  garden:
    'park, trädgård, botanisk trädgård, grönområde, parker, stadspark, parker och grönområden, arboretum, slottspark, parker och lekplatser, rosarium',
  tree: 'träd, jätteträd, skyddsvärda träd, ek, naturminne träd',
  'town-hall':
    'kommunhus, stadshus, rådhus, kommun, kommunkontor, kommunen, medborgarkontor, kontaktcenter, kommun och politik, stadshuset',
  'post-office': 'post, postombud, brevlåda, paketombud, brevlådor, postlåda, paketbox',
  'public-service':
    'servicekontor, skatteverket, myndighet, domstol, tingsrätt, försäkringskassan, statligt servicecenter, myndigheter, offentlig service, region, länsstyrelse, samhällsservice, tingshus, vatten och avlopp, e-tjänst',
  police: 'polis, polisstation, passexpedition',
  'fire-station': 'brandstation, räddningstjänst, räddningstjänsten, brandpost, brandstationer',
  'tourist-office': 'turistbyrå, turistinformation, infopoint, turistcenter, turistbyråer, besöksinformation',
  canteen: 'skolmatsal, skolmat, matsedel, skollunch, skolrestaurang, matsal, lunchmeny',
  nursery:
    'förskola, dagis, daghem, förskolor, pedagogisk omsorg, dagbarnvårdare, familjedaghem, fritidshem, barnomsorg',
  health:
    'hälsa, vårdcentral, sjukgymnast, barnmorska, distriktssköterska, vårdcentraler, hälsocentral, rehab, psykolog, fysioterapeut, vård, barnavårdscentral, bvc, ungdomsmottagning, hälso- och sjukvård, vaccination, mottagning, fotvård, kiropraktor',
  doctor: 'läkare, tandläkare, folktandvård, tandvård, tandläkarmottagning, läkarmottagning, folktandvården',
  pharmacy: 'apotek, apoteksombud, apotek läkemedel',
  hospital: 'sjukhus, akutmottagning, lasarett, klinik, akutsjukhus',
  'retirement-home':
    'äldreboende, servicehus, vårdboende, särskilt boende, seniorboende, demensboende, trygghetsboende, äldreboenden, vård- och omsorgsboende, hemtjänst boende',
  'social-services':
    'socialtjänst, stöd och omsorg, socialkontor, socialtjänsten, hemtjänst, omsorg, gruppbostad, lss, familjecentral, träffpunkt, daglig verksamhet, socialt stöd, äldreomsorg, omsorg och stöd, lss-boende',
  defibrillator: 'hjärtstartare, defibrillator',
  toilets: 'toalett, offentlig toalett, toaletter, offentliga toaletter, wc, torrdass, dass',
  water:
    'dricksvatten, vattenpost, vattenkran, dricksvattenfontän, vattenkiosk, dricksvattenposter, vattenposter, vattentorn, nödvatten',
  bench: 'bänk, parkbänk, bänkar, parksoffa, sittplats, gatumöbler',
  wifi: 'wifi, trådlöst nätverk, gratis wifi, wi-fi',
  'charging-point':
    'laddstation, laddstolpe, elbilsladdning, laddplats, laddstolpar, laddstationer, laddpunkt, laddplatser, elbil, laddning',
  fuel: 'bensinstation, tankstation, drivmedel, bensinmack, mack, bensin, biogas',
  'car-wash': 'biltvätt, gör det själv-hall',
  parking:
    'parkering, parkeringsplats, pendlarparkering, parkeringar, parkeringsplatser, parkeringshus, handikapparkering, infartsparkering, parkeringsautomat, p-plats, rörelsehindrade parkering',
  carpool: 'samåkning, bilpool, samåkningsplats',
  'bike-parking': 'cykelparkering, cykelställ, cykelparkeringar, cykelgarage',
  waste:
    'avfall, sopor, soptunna, papperskorg, sophämtning, papperskorgar, avfall och återvinning, renhållning, hundlatrin, sopkorg, soptömning, deponi',
  recycling:
    'återvinning, återvinningsstation, återvinningscentral, kompost, återvinningsstationer, återvinningscentraler, återbruk, sortering, klädinsamling, återvinningsplats, batteriholk, textilinsamling, miljöstation',
  cemetery: 'kyrkogård, begravningsplats, krematorium, minneslund, kyrkogårdar, begravningsplatser',
  station:
    'järnvägsstation, tågstation, station, resecentrum, tåg, tunnelbana, järnväg, pendeltåg, tågstationer, tunnelbanestation, busstation',
  'bus-stop':
    'busshållplats, buss, hållplats, spårvagn, hållplatser, busshållplatser, skolskjuts, busslinje, kollektivtrafik hållplats, hållplatsläge',
  ferry: 'färja, färjeläge, vägfärja, färjor, båtlinje, skärgårdstrafik',
  airport: 'flygplats, flygfält, flygplatser, helikopterplatta',
  housing:
    'bostad, hyresrätt, bostäder, bostadsbolag, hyresbostäder, bostadsförmedling, boende och bostäder, tomt, lediga tomter, studentbostad',
  works:
    'vägarbete, arbeten, strömavbrott, vattenavbrott, avstängd väg, driftstörning, gatuarbete, trafik och gator, vägar, driftinformation, gator, vägavstängning, bredband, fiber, gatubelysning, snöröjning, vägarbeten',
  transport: 'transport, trafik, kollektivtrafik, mobilitet, trafik och resor, resande',
  safety:
    'säkerhet, brandfara, varning, kris, trygghet och säkerhet, beredskap, trygghet, eldningsförbud, krisberedskap, brand, krisinformation, viktigt meddelande, olycka, eldning',
  weather: 'väder, storm, översvämning, vädervarning, snö, torka, halka, höga flöden, väderlek',
  budget:
    'budget, skatt, bidrag, ekonomi, upphandling, föreningsbidrag, årsredovisning, kommunens ekonomi, upphandlingar, finanser, leverantörsfakturor',
  planning:
    'detaljplan, bygglov, samhällsplanering, översiktsplan, detaljplaner, bygga och bo, stadsplanering, stadsutveckling, bygga, plan, planer, pågående projekt, planering',
  elections: 'val, röstning, vallokal, folkomröstning, kommunval, förtidsröstning, vallokaler, valdistrikt',
  'town-life':
    'lokala nyheter, kommunnytt, nyheter, anslagstavla, nyhet, kungörelse, information, aktuellt, anslag, kommuninformation, kungörelser',
  other: 'annat, övrigt, övriga, diverse, blandat, annan, okategoriserad',
}
