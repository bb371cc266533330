/** Everyday Dutch words that mean the same: closed synonym classes outside the law, one a line (see `concepts.ts`). */
export const DUTCH_EVERYDAY_WORDS = `
same.twitter: X voorheen Twitter | Twitter
noun.website: website | site
noun.notification: notificatie | kennisgeving | melding | mededeling
noun.kind: soort | soorten | type | typen
noun.service: dienst | service
noun.entity: entiteit | rechtspersoon
noun.screenshot: schermafbeelding | schermopname | screenshot
noun.info: meer info | meer informatie | lees meer | meer lezen
noun.question: ~vragen | ~vraag | ~opmerkingen | ~klacht of vraag
noun.technology: technologie | techniek
noun.tool: hulpmiddel | tool
noun.organisation: onze organisatie | ons bedrijf | onze onderneming
noun.phrase: zin | woordgroep
verb.similar: vergelijkbaar | soortgelijk
verb.recent: recentste | meest recente
verb.ask: vragen | verzoeken
verb.make: aanmaken | maken
verb.offer: ~bieden | ~aanbieden | ~verzorgen
verb.understand: ~begrijpen
verb.need: nodig | noodzakelijk | benodigd
verb.basison: op basis van | op grond van | gebaseerd op
verb.during: gedurende | tijdens
verb.explain: uitleggen | toelichten
verb.describe: beschrijven | omschrijven
verb.begin: beginnen | starten | aanvangen
verb.modify: wijzigen | aanpassen | veranderen
verb.consult: bekijken | raadplegen
verb.perform: uitvoeren | verrichten
verb.show: tonen | weergeven | laten zien
verb.happen: gebeuren | plaatsvinden | geschieden
verb.buy: kopen | aanschaffen | aankopen
verb.press: klikken | drukken
noun.because: omdat | aangezien
noun.regarding: omtrent | aangaande | inzake | met betrekking tot | ten aanzien van | betreffende
noun.owing: vanwege | wegens
noun.appropriate: passend | geschikt
noun.correct: juist | correct
noun.incorrect: onjuist | incorrect | foutief
noun.careful: zorgvuldig | met zorg
noun.current: actueel | up-to-date
noun.easy: eenvoudig | gemakkelijk | makkelijk
noun.various: verschillend | divers
noun.extra: aanvullend | extra | bijkomend
noun.page: pagina | webpagina
noun.phone: smartphone | mobiele telefoon
noun.computer: computer | pc
noun.moment: tijdstip | moment
noun.circumstance: situatie | omstandigheid
noun.icon: pictogram | icoon
noun.reason: daarom | om die reden | om deze reden | derhalve
`;
