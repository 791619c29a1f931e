import type { CategoryWords } from './words.ts'

export const spanishWords: CategoryWords = {
  concert:
    'concierto, recital, música, coral, orquesta, banda de música, actuación musical, música en vivo, ópera, flamenco, zarzuela, musical, coro, jazz, conciertos',
  theatre:
    'teatro, obra de teatro, comedia, monólogo, marionetas, títeres, artes escénicas, teatral, humor, monólogos, microteatro',
  show: 'espectáculo, circo, magia, cuentacuentos, espectáculos, gala, actuación, variedades, show',
  cinema: 'cine, película, proyección, cine de verano, cortometraje, documental, cinefórum, audiovisual, sala de cine',
  exhibition:
    'exposición, exposiciones, muestra, inauguración de exposición, vernissage, fotografía, pintura, escultura, arte',
  festival: 'festival, festivales',
  fete: 'fiesta, fiestas patronales, verbena, carnaval, romería, fuegos artificiales, cabalgata, feria y fiestas, navidad, nochevieja, desfile, pasacalles, fiesta popular, fiestas populares, encierro, toros, festejos, reyes magos, tradición, moros y cristianos',
  fair: 'feria, feria agrícola, feria ganadera, ferias, salón, feria del libro antiguo, feria comercial, feria de muestras',
  market:
    'mercado, mercadillo, mercado navideño, mercado medieval, mercado de abastos, mercados, mercado semanal, plaza de abastos',
  'flea-market':
    'rastro, rastrillo, mercado de segunda mano, mercado de pulgas, mercadillo de segunda mano, rastrillo solidario',
  loto: 'bingo, rifa, tómbola, lotería, sorteo, quinto',
  games:
    'juego, juegos de mesa, ajedrez, dominó, juegos populares, gymkana, videojuegos, escape room, mus, petanca torneo, yincana, ludoteca',
  dance: 'baile, danza, discoteca, bailes, ballet, verbena de baile, sardanas, zumba fiesta',
  sport:
    'deporte, deportes, deportivo, partido, torneo, carrera, carrera popular, fútbol, baloncesto, ciclismo, natación, atletismo, yoga, pádel, maratón, campeonato, gimnasia, judo, kárate, tenis, voleibol, balonmano, patinaje, triatlón, competición, club deportivo, pilates, pelota, trail, rally, boxeo, duatlón',
  walk: 'senderismo, caminata, marcha, ruta, paseo, ruta guiada, excursión a pie, marcha senderista, ruta senderista, caminatas',
  visit:
    'visita, visita guiada, excursión, jornada de puertas abiertas del patrimonio, ruta teatralizada, visitas, visitas guiadas, ruta turística, viaje',
  workshop: 'taller, talleres, manualidades, taller infantil, costura, taller de cocina, cerámica taller',
  training: 'curso, formación, clase, capacitación, primeros auxilios, cursos, escuela de adultos, clases',
  conference:
    'conferencia, charla, coloquio, debate, seminario, jornada, congreso, ponencia, mesa redonda, tertulia, jornadas, simposio, conferencias, encuentro',
  reading:
    'lectura, club de lectura, presentación de libro, poesía, firma de libros, feria del libro, literatura, cuento, libro, recital poético, biblioteca animación',
  youth:
    'juventud, infantil, niños, jóvenes, familiar, familia, niñas, infancia, público infantil, familias, joven, centro juvenil, casa de la juventud, ludoteca infantil, campamento',
  seniors:
    'mayores, tercera edad, personas mayores, jubilados, pensionistas, hogar del jubilado, hogar del pensionista',
  meeting: 'reunión, asamblea, junta, sesión informativa, consulta, junta general, asamblea general',
  'council-meeting':
    'pleno, pleno municipal, sesión plenaria, pleno ordinario, pleno extraordinario, pleno del ayuntamiento',
  'open-day': 'puertas abiertas, jornada de puertas abiertas, inauguración',
  ceremony: 'ceremonia, conmemoración, homenaje, acto institucional, entrega de premios, pregón, premios, boda',
  religious:
    'misa, procesión, semana santa, peregrinación, religioso, culto, religión, hermandad, cofradía, parroquia, viacrucis, eucaristía, belén',
  solidarity:
    'solidaridad, solidario, voluntariado, benéfico, ayuda humanitaria, cáritas, cruz roja, banco de alimentos, ong, discapacidad, cooperación, asistencia social, inclusión social, banco alimentos',
  'blood-donation': 'donación de sangre, donantes de sangre',
  nature:
    'naturaleza, medio natural, observación de aves, reserva natural, parque natural, bosque, limpieza de playa, biodiversidad, espacio natural, humedal, parque nacional, astronomía',
  food: 'comida, cena, gastronomía, degustación, paella, cata, tapas, ruta de la tapa, almuerzo, barbacoa, merienda, jornadas gastronómicas, vino, chocolatada, gastronómico',
  jobs: 'empleo, feria de empleo, oferta de empleo, trabajo, oferta de trabajo, orientación laboral, oficina de empleo, bolsa de empleo, empleo público',
  holiday: 'festivo, vacaciones escolares, vacaciones, día festivo, fiesta nacional, día no laborable',
  culture: 'cultura, cultural, centro cultural, cultura y ocio, arte y cultura, actividades culturales',
  music:
    'música, escuela de música, coro, coral, banda, banda municipal, orquesta, agrupación musical, charanga, rondalla, conservatorio, concierto',
  arts: 'arte, pintura, fotografía, artesanía, cerámica, bellas artes, artes plásticas, escultura, dibujo, manualidades',
  heritage:
    'patrimonio, historia, memoria histórica, genealogía, etnografía, archivo, tradiciones, patrimonio histórico, arqueología industrial, patrimonio cultural',
  school:
    'escuela, colegio, instituto, educación, ampa, universidad, ceip, ies, escolar, enseñanza, guardería escolar, educación primaria, educación secundaria, centro educativo, asociación de padres',
  environment:
    'medio ambiente, ecología, sostenibilidad, clima, energía, medioambiente, ecologistas, medioambiental, reciclaje educación',
  veterans: 'veteranos, excombatientes, militares',
  'hunting-fishing':
    'caza, pesca, cazadores, pescadores, sociedad de caza, coto de caza, sociedad de cazadores, club de pesca',
  gardening: 'huerto, jardinería, huertos urbanos, huerto urbano, horticultura',
  neighbourhood:
    'vecinos, asociación de vecinos, barrio, vecinal, asociación vecinal, comunidad de propietarios, participación ciudadana, junta vecinal',
  twinning: 'hermanamiento, ciudad hermana',
  economy:
    'economía, comerciantes, empresa, cámara de comercio, emprendedores, asociación de comerciantes, empresarios, coworking, sindicato, emprendimiento, polígono industrial, desarrollo local',
  farming:
    'agricultura, ganadería, agricultores, cooperativa agraria, ganaderos, regantes, apicultura, cooperativa, comunidad de regantes, agrario',
  animals:
    'animales, protectora de animales, veterinario, perrera, clínica veterinaria, mascotas, protectora, bienestar animal, perros',
  leisure:
    'ocio, tiempo libre, recreo, recreativo, bienestar, actividades de ocio, ocio y tiempo libre, peña, entretenimiento',
  'sports-hall':
    'pabellón, polideportivo, gimnasio, pabellón deportivo, pabellón polideportivo, frontón, instalación deportiva, complejo deportivo, centro deportivo, rocódromo, instalaciones deportivas, polideportivo municipal, bolera',
  stadium:
    'estadio, campo de fútbol, pista de atletismo, campo de deportes, pista deportiva, pistas deportivas, hipódromo, plaza de toros, velódromo, pista polideportiva',
  'swimming-pool': 'piscina, piscina municipal, centro acuático, piscina cubierta, parque acuático, piscinas',
  tennis: 'tenis, pista de tenis, pista de pádel, pádel',
  petanque: 'petanca, pista de petanca, bolos',
  skatepark: 'skatepark, pista de skate, skate park',
  playground: 'parque infantil, zona de juegos, área de juegos, juegos infantiles, zona infantil, parques infantiles',
  picnic: 'merendero, área recreativa, zona de picnic, área de descanso, mesa de picnic, picnic',
  beach: 'playa, zona de baño, cala, playas, aguas de baño',
  lake: 'lago, embalse, laguna, pantano, estanque, charca',
  river: 'río, canal, cascada, manantial, arroyo, garganta, acequia',
  viewpoint: 'mirador, panorámica, cueva, acantilado, pico, punto de interés, observatorio, cerro',
  'cycle-route':
    'carril bici, vía verde, ruta ciclista, ruta btt, alquiler de bicicletas, carriles bici, bicicletas, estación de bicicletas, bicicleta pública',
  hiking: 'sendero, ruta de senderismo, camino, senderos, itinerario, ruta a pie, gran recorrido',
  equestrian: 'hípica, equitación, centro ecuestre, caballos, picadero, ecuestre, club hípico',
  golf: 'golf, campo de golf, minigolf',
  marina: 'puerto deportivo, puerto, embarcadero, muelle, amarre, puerto pesquero, club náutico puerto',
  boat: 'barco, piragüismo, vela, club náutico, alquiler de barcos, paseo en barco, canoa, kayak, remo, náutico, actividades náuticas',
  fishing: 'pesca, coto de pesca, zona de pesca',
  'theme-park':
    'parque temático, parque de atracciones, zoo, zoológico, acuario, parque de aventura, casino, granja escuela, karting, discoteca',
  hall: 'salón de actos, centro cívico, casa de cultura, centro social, salón municipal, centro cultural, auditorio, sala, sala de exposiciones, palacio de congresos, casa de la cultura, local social, salón de usos múltiples, centro de usos múltiples, galería de arte',
  library:
    'biblioteca, biblioteca municipal, bibliobús, mediateca, ludoteca, sala de lectura, bibliotecas, punto de lectura',
  restaurant:
    'restaurante, pizzería, mesón, asador, comida rápida, marisquería, restauración, restaurantes, taberna, hamburguesería, casa de comidas, chiringuito',
  cafe: 'cafetería, bar, café, cervecería, bodega bar, bares, heladería, chocolatería, pub, tetería, bar de tapas',
  hotel:
    'hotel, hostal, pensión, albergue, parador, alojamiento, hoteles, apartahotel, balneario, apartamento turístico, alojamientos',
  'guest-house':
    'casa rural, turismo rural, apartamento turístico rural, vivienda turística, casas rurales, alojamiento rural, vivienda vacacional, hospedería, vivienda de uso turístico',
  campsite: 'camping, zona de acampada, campamento turístico, campings, acampada',
  motorhome: 'autocaravana, área de autocaravanas, autocaravanas, área para autocaravanas, caravanas',
  shop: 'tienda, comercio, supermercado, librería, floristería, estanco, papelería, zapatería, ropa, ferretería, tiendas, joyería, óptica, comercios, centro comercial, moda, mueblería, kiosco, quiosco, bazar, droguería, juguetería, comercio minorista, electrodomésticos',
  bakery: 'panadería, pastelería, confitería, panaderías, horno de pan, repostería, obrador',
  butcher: 'carnicería, pescadería, charcutería, carnicerías, pollería',
  grocery:
    'alimentación, ultramarinos, frutería, tienda de alimentación, verdulería, productos típicos, quesería, tienda gourmet, herbolario, alimentación general',
  hairdresser:
    'peluquería, barbería, estética, centro de belleza, peluquerías, salón de belleza, peluquería y estética',
  craft:
    'artesano, artesanía, carpintería, fontanería, electricista, albañil, alfarería, carpintero, fontanero, construcción, herrería, reformas, pintor, taller artesano, cristalería, alfarero',
  producer:
    'productor, bodega, granja, finca, quesería artesana, almazara, viñedo, productores, miel, aceite, cooperativa agrícola, productos locales, viticultor, apicultor, productor local',
  garage:
    'taller mecánico, taller de coches, automóvil, neumáticos, talleres, itv, concesionario, alquiler de coches, autoescuela, taller de reparación',
  service:
    'servicio, seguros, inmobiliaria, abogado, asesoría, notaría, taxi, lavandería, tanatorio, gestoría, notario, agencia de viajes, servicios, funeraria, limpieza, tintorería, fotógrafo, arquitecto, consultoría, abogados, agencia inmobiliaria, asesor fiscal',
  bank: 'banco, cajero, cajero automático, caja de ahorros, bancos, caja rural, entidad bancaria',
  museum: 'museo, centro de interpretación, casa museo, ecomuseo, museos, museo etnográfico',
  monument:
    'monumento, estatua, fuente, puente, bien de interés cultural, monumentos, escultura, edificio histórico, bic, arco, plaza mayor, patrimonio monumental, acueducto, monumento histórico',
  church:
    'iglesia, ermita, catedral, monasterio, convento, basílica, capilla, templo, mezquita, iglesias, abadía, santuario, colegiata, parroquia, sinagoga',
  castle:
    'castillo, palacio, fortaleza, torre, muralla, casa solariega, alcázar, alcazaba, castillos, pazo, ciudadela, atalaya, murallas',
  megalith: 'megalito, dolmen, menhir, túmulo, dólmenes, megalítico, talayot',
  archaeology:
    'arqueología, yacimiento, ruinas, villa romana, yacimiento arqueológico, zona arqueológica, castro, necrópolis, restos arqueológicos, calzada romana, pinturas rupestres',
  mill: 'molino, molino de viento, molino de agua, molinos',
  'wash-house': 'lavadero, lavaderos',
  cross: 'crucero, cruz, calvario, cruz de término, rollo',
  'war-memorial': 'memorial, monumento a los caídos',
  lighthouse: 'faro, faros',
  architecture:
    'arquitectura, casco antiguo, patrimonio industrial, casco histórico, casa señorial, hórreo, mina, centro histórico, conjunto histórico, arquitectura popular, arquitectura civil',
  garden:
    'jardín, parque, jardín botánico, jardines, parque urbano, zona verde, parques y jardines, parque municipal, parque público, zonas verdes',
  tree: 'árbol singular, árbol, árboles singulares, árboles',
  'town-hall':
    'ayuntamiento, casa consistorial, alcaldía, municipio, concejalía, ayuntamientos, oficina municipal, gobierno municipal, mancomunidad',
  'post-office': 'correos, oficina de correos, buzón, paquetería',
  'public-service':
    'servicio público, oficina de hacienda, juzgado, administración, atención ciudadana, seguridad social, oficina de atención al ciudadano, hacienda, registro civil, diputación, administración pública, trámites, agencia tributaria, sede electrónica',
  police: 'policía, guardia civil, policía local, comisaría, policía nacional, cuartel de la guardia civil',
  'fire-station': 'bomberos, parque de bomberos, hidrante, protección civil',
  'tourist-office':
    'oficina de turismo, información turística, punto de información turística, punto de información, centro de visitantes',
  canteen: 'comedor escolar, comedor, menú escolar, menú comedor',
  nursery: 'guardería, escuela infantil, guarderías, jardín de infancia, escuelas infantiles',
  health:
    'salud, centro de salud, consultorio, enfermería, fisioterapia, ambulatorio, psicólogo, consultorio médico, sanidad, fisioterapeuta, podología, logopeda, laboratorio, vacunación, sanitario, centros de salud',
  doctor: 'médico, dentista, clínica dental, pediatra, médicos, odontólogo, oftalmólogo',
  pharmacy: 'farmacia, farmacias, farmacia de guardia, botiquín',
  hospital: 'hospital, clínica, urgencias, hospitales, centro hospitalario',
  'retirement-home':
    'residencia de mayores, residencia de ancianos, centro de día, residencia tercera edad, residencias de mayores, residencia geriátrica',
  'social-services':
    'servicios sociales, centro social, asistencia social, trabajador social, acción social, bienestar social, ayuda a domicilio',
  defibrillator: 'desfibrilador, dea, desfibriladores, desa',
  toilets: 'aseo, baño público, servicios públicos, aseos, aseos públicos, wc, baños públicos, lavabos',
  water: 'fuente de agua potable, agua potable, fuentes, punto de agua, fuente pública, fuentes públicas',
  bench: 'banco público, mobiliario urbano, bancos públicos, marquesina',
  wifi: 'wifi, punto wifi, wi-fi, zona wifi, telecentro, wifi gratis',
  'charging-point':
    'punto de recarga, recarga eléctrica, vehículo eléctrico, electrolinera, puntos de recarga, cargador eléctrico',
  fuel: 'gasolinera, estación de servicio, combustible, gasolineras, carburante, estaciones de servicio',
  'car-wash': 'lavadero de coches, autolavado, lavado de coches',
  parking:
    'aparcamiento, estacionamiento, parking, aparcamientos, plaza de aparcamiento, zona azul, aparcamiento disuasorio, garaje público',
  carpool: 'coche compartido, compartir coche, carsharing',
  'bike-parking': 'aparcabicis, aparcamiento de bicicletas, aparcamiento bicis, aparcabicicletas',
  waste:
    'basura, residuos, punto limpio, contenedor, papelera, recogida de residuos, basuras, contenedores, papeleras, recogida de basura, recogida de enseres, ecoparque, vertedero, residuos urbanos',
  recycling:
    'reciclaje, contenedor de vidrio, compostaje, contenedor de papel, contenedores de reciclaje, vidrio, contenedor de envases, contenedor de ropa, compostera, reciclado, contenedor amarillo',
  cemetery: 'cementerio, camposanto, cementerios, crematorio, columbario',
  station:
    'estación de tren, estación, tren, estación de ferrocarril, apeadero, metro, cercanías, estación de autobuses, ferrocarril',
  'bus-stop':
    'parada de autobús, autobús, parada, tranvía, paradas de autobús, bus, autobuses, línea de autobús, transporte escolar, paradas',
  ferry: 'ferry, estación marítima, transbordador',
  airport: 'aeropuerto, aeródromo, helipuerto, aeropuertos',
  housing: 'vivienda, vivienda social, viviendas, vivienda protegida, alquiler social, viviendas sociales',
  works:
    'obras, corte de tráfico, corte de agua, corte de luz, obra pública, corte de calle, vía pública, infraestructuras, obras públicas, asfaltado, fibra óptica, alumbrado, corte de suministro',
  transport: 'transporte, movilidad, tráfico, transporte público, transportes, circulación',
  safety:
    'seguridad, prevención, emergencia, seguridad ciudadana, emergencias, alerta, riesgo, incendio, seguridad vial, incendios, aviso',
  weather:
    'tiempo, temporal, inundación, ola de calor, meteorología, sequía, nieve, lluvia, viento, aviso meteorológico, tormenta',
  budget:
    'presupuesto, hacienda, impuestos, subvenciones, contratación, licitación, presupuestos, ayudas, subvención, tasas, contratos, transparencia, tributos, ibi',
  planning:
    'urbanismo, licencia de obra, plan general, planeamiento, ordenación urbana, licencias, plan urbanístico, pgou, medio urbano, catastro',
  elections:
    'elecciones, votación, mesa electoral, referéndum, padrón, censo, elecciones municipales, colegio electoral',
  'town-life':
    'vida local, noticias municipales, bando, noticias, actualidad, anuncio, noticia, comunicado, avisos, bandos, información municipal, nacimientos, defunciones',
  other: 'otro, otros, varios, sin categoría, otras, general, otras actividades, diversos, otra',
}
