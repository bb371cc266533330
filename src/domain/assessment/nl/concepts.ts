/**
 * What Dutch words mean in a privacy statement. One concept a line; terms of one line are one closed
 * synonym class (`~` before a term: it shows the concept without meaning exactly the same).
 * Sources: law.md 5.4 and the vocabulary of the AVG itself.
 */
export const DUTCH_CONCEPTS = `
controller.controller: verwerkingsverantwoordelijke | de verantwoordelijke voor de verwerking | ~verantwoordelijke voor de verwerking | ~verantwoordelijk voor de verwerking
controller.joint: gezamenlijke verwerkingsverantwoordelijken | gezamenlijk verwerkingsverantwoordelijk | gezamenlijk verantwoordelijk
controller.together: samen met | gezamenlijk met | tezamen met
controller.entity: BV | B.V. | besloten vennootschap
controller.nv: NV | N.V.
controller.form: ~Inc | ~GmbH | ~LLC | ~Ltd | ~VOF | ~stichting | ~vereniging | ~coöperatie | ~holding | ~plc
controller.register: KvK | KvK-nummer | Kamer van Koophandel | handelsregisternummer
controller.formerly: voorheen | eerder bekend als | vroeger
controller.merger: ~fusie | ~overname | ~rechtsopvolger | ~reorganisatie | ~faillissement
contact.email: ~e-mail sturen | ~e-mail sturen naar | ~mailen | ~per mail | ~per e-mail
contact.phone: ~bellen | ~telefonisch | ~telefoon
contact.post: ~postadres | ~postbus | ~bezoekadres | ~per post | ~brief
contact.service: klantenservice | klantendienst
contact.helpdesk: helpdesk | servicedesk
contact.us: contact opnemen | contact met ons opnemen
representative.eu: vertegenwoordiger in de Unie | EU-vertegenwoordiger | ~onze vertegenwoordiger
dpo.dpo: functionaris voor gegevensbescherming | functionaris gegevensbescherming | FG | gegevensbeschermingsfunctionaris | data protection officer | DPO | privacy officer
purpose.purpose: doel | doeleinde | doeleinden | verwerkingsdoel | verwerkingsdoeleinde | verwerkingsdoeleinden | gebruiksdoel
purpose.improve: verbeteren | ~verbetering | ~optimaliseren
purpose.develop: ontwikkelen | ~ontwikkeling
purpose.train: ~trainen | ~AI-modellen | ~modellen | ~taalmodellen
purpose.research: ~onderzoek | ~statistiek | ~statistische | ~analyse | ~analyseren | ~analysedoeleinden
purpose.personalise: ~personaliseren | ~personalisatie | ~gepersonaliseerd | ~op maat | ~afstemmen
purpose.fraud: ~fraude | ~fraudebestrijding | ~fraudepreventie | ~misbruik
purpose.billing: ~facturering | ~facturatie | ~incasso
purpose.deliver: ~levering | ~bezorging | ~verzending
purpose.recruit: ~sollicitatie | ~werving
purpose.survey: ~enquête | ~klanttevredenheidsonderzoek
purpose.compatible: ~verdere verwerking | ~verenigbaar | ~onverenigbaar | ~andere doeleinden | ~ander doel
purpose.measure: ~meten | ~doorgronden
basis.basis: grondslag | rechtsgrond | rechtsgrondslag | wettelijke grondslag | wettelijke basis | wettige basis | ~verwerkingsgrondslag
basis.consent: toestemming | instemming | ~goedvinden
basis.explicit: uitdrukkelijke toestemming | nadrukkelijke toestemming | expliciete toestemming
basis.contract: uitvoering van de overeenkomst | uitvoering van een overeenkomst | uitvoering van het contract | uitvoeren van de overeenkomst | uitvoeren van een overeenkomst | ~contractuele noodzaak
basis.law: wettelijke verplichting | wettelijke plicht | ~wettelijk verplicht
basis.vital: vitaal belang | vitale belangen
basis.public: algemeen belang | taak van algemeen belang | ~openbaar gezag
interest.legitimate: gerechtvaardigd belang | gerechtvaardigde belangen | legitiem belang | legitieme belangen
interest.balance: ~belangenafweging
data.personal: persoonsgegevens | persoonlijke gegevens | persoonlijke informatie
data.data: ~gegevens | ~data | ~informatie
data.name: naam
data.email: e-mailadres | mailadres | emailadres
data.phone: telefoonnummer | ~mobiele nummer
data.address: adresgegevens | ~woonadres
data.naw: NAW-gegevens
data.birth: geboortedatum
data.age: ~leeftijd
data.gender: geslacht
data.account: accountgegevens
data.login: inloggegevens | aanmeldgegevens
data.password: wachtwoord
data.payment: betaalgegevens | betalingsgegevens
data.iban: IBAN | rekeningnummer | bankrekeningnummer
data.ip: IP-adres
data.device: apparaatgegevens | apparaatinformatie
data.deviceid: ~apparaat-ID | ~reclame-id | ~advertentie-id | ~identifier
data.usage: gebruiksgegevens
data.interaction: interactiegegevens
data.technical: technische gegevens
data.browsing: ~browsegeschiedenis | ~browsergeschiedenis | ~surfgedrag | ~navigatiegegevens | ~browsegedrag | ~bezochte pagina's
data.log: logbestanden | logbestand | serverlogboeken | loggegevens
data.location: ~locatie | ~locatiegegevens | ~GPS
data.photo: ~foto | ~pasfoto | ~video | ~geluidsopnamen | ~camerabeelden | ~beeldopnamen
data.cv: ~cv | ~curriculum vitae
data.id: ~klantnummer | ~gebruikersnaam | ~kenteken
data.search: ~zoekopdrachten | ~zoekquery's | ~zoekgeschiedenis | ~aankoopgeschiedenis | ~bestelgeschiedenis | ~koopgedrag
data.contactdata: contactgegevens
data.metadata: ~metagegevens | ~metadata
precision.approximate: bij benadering | globaal | globale | grof | ~op plaatsniveau
precision.exact: exact | exacte | precies | precieze | nauwkeurig | nauwkeurige
precision.anonymous: anoniem | anonieme | geanonimiseerd | geanonimiseerde | anonimiseren
precision.pseudonymous: pseudoniem | gepseudonimiseerd | gepseudonimiseerde | pseudonimiseren
precision.aggregate: geaggregeerd | geaggregeerde | samengevoegd | samengevoegde
precision.individual: individueel | individuele | ~herleidbaar | ~identificeerbaar | ~identificerend | ~identificerende
precision.hashed: ~gehasht | ~hash | ~gemaskeerd | ~versleutelde vorm
precision.realtime: ~realtime | ~continu | ~op de achtergrond
special.category: bijzondere persoonsgegevens | bijzondere categorieën | bijzondere categorieën van persoonsgegevens | ~gevoelige gegevens | ~gevoelige persoonsgegevens
special.race: ~ras | ~etniciteit | ~etnische | ~afkomst | ~huidskleur
special.politics: ~politieke | ~politiek
special.religion: ~godsdienst | ~religie | ~levensovertuiging | ~geloof | ~religieuze
special.union: ~vakbond | ~vakbondslidmaatschap
special.genetic: ~genetische | ~DNA | ~dna
special.biometric: ~biometrische | ~biometrie | ~vingerafdruk | ~gezichtsherkenning | ~gezichtsscan | ~irisscan | ~stemafdruk
special.health: ~gezondheid | ~gezondheids | ~medische | ~medisch | ~ziekte | ~ziekteverzuim | ~verzuim | ~allergie | ~zwangerschap | ~zwanger | ~dieet | ~medicatie | ~diagnose
special.sex: ~seksuele | ~seksueel | ~geaardheid
special.criminal: ~strafrechtelijke | ~strafrechtelijk | ~strafblad | ~veroordeling | ~VOG | ~verklaring omtrent het gedrag
special.bsn: BSN | burgerservicenummer
special.passport: ~paspoort | ~identiteitsbewijs | ~rijbewijs | ~kopie ID | ~legitimatiebewijs
special.nationality: ~nationaliteit
source.source: ~afkomstig van | ~verkregen van | ~ontvangen van | ~via derden | ~openbare bronnen | ~openbare registers | ~publieke bronnen | ~bron | ~derde bronnen
source.broker: ~datahandelaren | ~handelsinformatiebureaus | ~handelsinformatiebureau | ~kredietregistratie | ~BKR | ~Kadaster | ~BRP | ~Basisregistratie Personen
source.derived: ~afgeleid | ~afgeleide | ~afleiden | ~verrijken | ~verrijkt
recipient.recipient: ontvanger
recipient.third: derde partij | =derden | derde partijen | ~externe partijen
recipient.processor: verwerker | ~bewerker
recipient.subprocessor: subverwerker
recipient.agreement: verwerkersovereenkomst | ~bewerkersovereenkomst
recipient.provider: dienstverlener | serviceprovider | dienstenleverancier
recipient.supplier: leverancier
recipient.hosting: hostingprovider | hostingpartij | hostingbedrijf
recipient.partner: ~partner | ~zakenpartner
recipient.affiliate: gelieerde ondernemingen | gelieerde bedrijven
recipient.group: groepsmaatschappij | ~dochterondernemingen | ~moedermaatschappij | ~concern
recipient.advertiser: adverteerder | ~advertentienetwerken | ~advertentienetwerk | ~advertentieplatform | ~advertentiepartners | ~advertentie-aanbieders
recipient.government: ~overheid | ~overheidsinstanties | ~politie | ~justitie | ~Belastingdienst | ~toezichthouders | ~opsporingsinstanties | ~gemeenten | ~gemeente | ~ministeries | ~UWV | ~SVB | ~DUO
recipient.insurer: ~verzekeraar | ~zorgverzekeraar
recipient.professional: ~accountant | ~advocaat | ~notaris
recipient.collect: ~incassobureau | ~deurwaarder
recipient.carrier: ~bezorgdienst | ~vervoerder | ~koerier | ~PostNL | ~postbedrijf
recipient.employer: ~werkgever
recipient.public: ~openbaar gemaakt | ~openbaar maken | ~publiekelijk beschikbaar | ~gepubliceerd | ~publiek
eea.nl: Nederland
eea.be: België
eea.de: Duitsland
eea.fr: Frankrijk
eea.ie: Ierland
eea.lu: Luxemburg
eea.es: Spanje
eea.it: Italië
eea.pl: Polen
eea.se: Zweden
eea.dk: Denemarken
eea.fi: Finland
eea.no: Noorwegen
eea.at: Oostenrijk
eea.pt: Portugal
area.eea: Europese Economische Ruimte | EER
area.eu: Europese Unie | EU
area.outsideeea: buiten de EER | buiten de Europese Economische Ruimte
area.outsideeu: buiten de EU | buiten de Europese Unie
area.outside: ~buiten Europa
area.third: derde land | derde landen | ~internationale organisatie
area.world: ~wereldwijd | ~andere landen | ~andere rechtsgebieden
third.us: Verenigde Staten | VS | Amerika | USA
third.uk: Verenigd Koninkrijk | VK | ~Groot-Brittannië
third.in: India
third.cn: China
third.ch: Zwitserland
third.jp: Japan
third.ca: Canada
third.au: Australië
third.il: Israël
third.br: Brazilië
third.ru: Rusland
third.tr: Turkije
third.sg: Singapore
third.za: Zuid-Afrika
third.kr: Zuid-Korea
third.ph: Filipijnen
transfer.transfer: ~doorgifte | ~internationale doorgifte | ~overdragen | ~overbrengen | ~gegevensoverdracht
transfer.location: ~opslaglocatie | ~datacenter | ~datacentrum | ~server
tool.scc: standaardcontractbepalingen | standaard contractbepalingen | standaardbepalingen | modelcontractbepalingen | modelcontractclausules | model contractclausules | modelcontract | modelcontracten | SCC | SCC's | SCCs | standaard contractuele clausules | standaardcontractuele clausules
tool.bcr: bindende bedrijfsvoorschriften | BCR | BCR's
tool.shield: Privacy Shield | EU-VS-privacyschild | privacyschild
tool.swissshield: ~Swiss-US Privacy Shield
tool.harbor: Safe Harbor | veilige haven
tool.dpf: EU-VS-gegevensbeschermingskader | EU-US Data Privacy Framework | Data Privacy Framework | DPF | EU-VS-kader voor gegevensbescherming
tool.adequacy: adequaatheidsbesluit | ~passend beschermingsniveau
tool.safeguards: passende waarborgen | geschikte waarborgen
tool.code: ~gedragscode | ~certificering
retention.period: bewaartermijn | bewaarperiode | opslagperiode | opslagtermijn | bewaarduur | opslagduur
retention.necessary: zo lang als nodig | zolang als nodig | zolang nodig | zo lang als noodzakelijk | zolang als noodzakelijk | zolang dat nodig is | zo lang dat nodig is | niet langer dan nodig | niet langer dan noodzakelijk
retention.legal: ~wettelijke bewaarplicht | ~bewaarplicht | ~fiscale bewaarplicht
retention.unlimited: permanent | voor altijd
retention.indefinite: voor onbepaalde tijd
retention.unbounded: onbeperkt
retention.while: ~zolang
start.end: na afloop | na beëindiging | na het beëindigen | na het einde
start.lastuse: na het laatste gebruik | na laatste gebruik
start.receipt: na ontvangst
start.cancel: na opzegging | na opzeggen | na het opzeggen
start.after: ~gerekend vanaf | ~te rekenen vanaf | ~vanaf het moment
right.right: recht | rechten
right.access: inzage | recht op inzage | inzagerecht | recht van inzage
right.rectify: rectificatie | correctie | recht op rectificatie | recht op correctie | ~corrigeren | ~aanvullen
right.erase: gegevenswissing | recht op vergetelheid | verwijdering | recht op verwijdering | recht op gegevenswissing | recht op wissing | vergetelheid | wissing
right.restrict: beperking van de verwerking | recht op beperking | recht op beperking van de verwerking | verwerkingsbeperking | ~beperking
right.object: bezwaar | bezwaar maken | recht van bezwaar | recht op bezwaar | bezwaarrecht | verzet
right.port: gegevensoverdraagbaarheid | dataportabiliteit | recht op gegevensoverdraagbaarheid | recht op dataportabiliteit | overdraagbaarheid | recht op overdraagbaarheid
right.human: ~menselijke tussenkomst | ~niet onderworpen worden
withdraw.withdraw: toestemming intrekken | intrekken van toestemming | intrekking van toestemming | ~intrekken | ~intrekking
complaint.complaint: klacht indienen | een klacht indienen | klacht | ~klachten | ~klagen
authority.ap: Autoriteit Persoonsgegevens | Nederlandse Autoriteit Persoonsgegevens | AP
authority.dpc: ~Data Protection Commission | ~DPC | ~Ierse toezichthouder
authority.ico: ~Information Commissioner's Office | ~ICO
authority.be: ~Gegevensbeschermingsautoriteit | ~GBA
authority.competent: bevoegde autoriteit | toezichthoudende autoriteit | bevoegde toezichthoudende autoriteit | toezichthouder
authority.court: ~rechter | ~rechtbank | ~ombudsman | ~geschillencommissie
mandatory.optional: ~vrijwillig | ~optioneel | ~niet verplicht
mandatory.must: ~verplicht in te vullen | ~verplicht veld | ~verplichte velden
automated.profiling: ~profilering | ~profileren | ~profiel | ~profielen | ~segmenteren | ~segmentatie | ~scoren | ~score | ~kredietscore | ~risicoscore
automated.decision: ~geautomatiseerde besluitvorming | ~geautomatiseerde besluiten | ~geautomatiseerde individuele besluitvorming | ~automatische besluitvorming | ~automatisch | ~geautomatiseerd | ~geautomatiseerde | ~algoritme
automated.ai: ~kunstmatige intelligentie | ~AI | ~machine learning | ~chatbot
automated.predict: ~voorspellen | ~voorspelling | ~inschatten
human.human: ~een medewerker | ~mens | ~menselijk | ~menselijke | ~behandelaar
cookie.cookie: cookie
cookie.functional: functionele cookies | ~functionele
cookie.necessary: noodzakelijke cookies | strikt noodzakelijke cookies
cookie.analytics: ~analytische cookies | ~analytics | ~Google Analytics | ~Matomo
cookie.marketing: ~marketingcookies | ~trackingcookies | ~tracking cookies | ~advertentiecookies | ~reclamecookies
cookie.similar: vergelijkbare technologieën | vergelijkbare technieken | soortgelijke technieken | soortgelijke technologieën
cookie.wall: ~cookiemuur
tracking.pixel: ~pixel | ~webbaken | ~webbeacon | ~clear GIF | ~clear GIFs | ~transparante GIF | ~fingerprinting | ~beacon
tracking.track: ~volgen | ~tracken | ~tracking | ~telemetrie
security.encrypt: ~versleutelen | ~versleuteling | ~encryptie | ~versleuteld | ~end-to-end
security.measures: ~passende maatregelen | ~passende technische en organisatorische maatregelen | ~maatregelen
security.access: ~toegangscontrole | ~tweefactorauthenticatie | ~meerfactorauthenticatie | ~geheimhouding
security.cert: ~ISO 27001 | ~NEN 7510 | ~gecertificeerd
security.breach: datalek | inbreuk in verband met persoonsgegevens | beveiligingsincident
security.audit: ~audit | ~penetratietest
child.child: ~kinderen | ~minderjarigen | ~jongeren
child.parent: ~ouders | ~ouder of voogd | ~voogd | ~ouderlijke toestemming
child.age: ~en ouder | ~of ouder | ~jonger dan | ~ouder dan | ~onder de leeftijd
marketing.marketing: ~promoten | ~promotie | ~marketing | ~direct marketing | ~reclame | ~advertenties | ~marketingdoeleinden | ~reclamedoeleinden | ~aanbiedingen | ~commerciële
marketing.newsletter: ~nieuwsbrief
optin.optin: ~aanmelden | ~opt-in | ~zich aanmelden | ~inschrijven | ~abonneren
optout.optout: afmelden | uitschrijven | ~opt-out | ~afmeldlink | ~uitschakelen
change.change: ~wijziging van deze verklaring | ~wijzigingen in deze verklaring | ~belangrijke wijzigingen | ~wijzigingen
change.check: ~regelmatig raadplegen | ~controleer regelmatig | ~regelmatig te controleren | ~regelmatig op wijzigingen
announce.announce: ~aankondiging | ~aankondigen | ~prominente aankondiging | ~bericht sturen | ~rechtstreeks bericht
scope.applies: van toepassing op | ~van toepassing | ~geldt voor | ~gelden voor
scope.product: ~app | ~portaal
scope.platform: ~iOS | ~Android | ~Windows | ~macOS | ~iPhone | ~iPad | ~desktop
scope.audience: ~bezoekers | ~sollicitanten | ~gebruikers | ~klanten | ~medewerkers | ~werknemers | ~leveranciers | ~leden | ~cliënten | ~leerlingen | ~studenten | ~donateurs | ~vrijwilligers | ~abonnees | ~deelnemers | ~inwoners | ~burgers | ~huurders | ~reizigers | ~patiënten | ~bewoners | ~relaties | ~kandidaten
definition.means: betekent | wordt verstaan onder | verstaan wij onder | bedoelen wij
definition.includes: omvat | omvatten
disclaimer.not: ~niet verantwoordelijk | ~niet aansprakelijk | ~aansprakelijkheid
date.updated: laatst gewijzigd | laatst bijgewerkt | laatste wijziging
date.effective: van kracht vanaf | met ingang van | geldig vanaf | ingangsdatum | datum inwerkingtreding | datum van inwerkingtreding | geldt vanaf | ~in werking | ~gaat in op
route.request: ~verzoek indienen | ~verzoek | ~aanvraag
route.exercise: ~rechten uitoefenen | ~uitoefenen
route.form: ~formulier | ~contactformulier | ~webformulier | ~privacyportaal
hurdle.id: ~identiteit vaststellen | ~identiteit bevestigen | ~identificeren | ~legitimeren | ~kopie
hurdle.free: gratis | kosteloos
hurdle.cost: ~kosten | ~vergoeding
hurdle.written: ~schriftelijk
hurdle.extend: verlengen | verlengd | verlenging
accept.use: ~gaat u akkoord | ~akkoord | ~door gebruik te maken | ~stemt u in | ~gebruik blijft maken
accept.close: ~account sluiten | ~account beëindigen
share.share: delen | verstrekken | doorgeven | ~verstrekking | ~deling | ~bekendmaken | ter beschikking stellen | ~toegang geven | ~doorsturen | ~overhandigen | ~vrijgeven
share.send: sturen | zenden | verzenden | versturen | toesturen
sell.sell: verkopen | ~verkoop | doorverkopen
sell.rent: verhuren | ~verhandelen
collect.collect: verzamelen | ~verzameling | ~inzamelen | ~vastleggen | ~registreren | ~opnemen | ~opname
collect.receive: ontvangen | krijgen | verkrijgen
use.use: gebruiken | gebruik maken van | gebruikmaken van | maken gebruik van | ~gebruik | ~inzetten
use.process: verwerken | ~verwerking
use.combine: ~combineren | ~koppelen
use.place: plaatsen
keep.keep: bewaren | opslaan | ~opslag | ~archiveren
delete.delete: verwijderen | wissen | vernietigen
protect.protect: beveiligen | beschermen | ~beveiliging | ~bescherming
inform.inform: informeren | op de hoogte stellen | op de hoogte brengen | in kennis stellen | ~laten weten | ~waarschuwen
respond.respond: reageren | antwoorden | beantwoorden | ~reactie
refuse.refuse: weigeren | afwijzen
charge.charge: ~in rekening brengen | ~vragen wij een vergoeding | ~vragen wij kosten
negation.not: niet | nimmer
negation.no: geen | geen enkele | geen enkel
negation.never: nooit | te allen tijde niet
negation.without: zonder
negation.nothing: ~niets | ~niemand | ~nergens | ~noch | ~evenmin | ~geenszins
negation.longer: ~niet langer | ~niet meer
exclusive.notonly: niet alleen
bound.max: niet langer dan | maximaal | ten hoogste | hoogstens | uiterlijk | niet later dan | niet meer dan
bound.min: ten minste | minstens | minimaal | tenminste | niet minder dan | niet eerder dan
bound.within: binnen
exception.unless: tenzij | behalve als | behalve wanneer | behalve indien
exception.except: behalve | met uitzondering van | uitgezonderd | behoudens | anders dan
condition.if: als | indien | wanneer | ingeval
condition.provided: mits | op voorwaarde dat
condition.where: ~voor zover | ~waar de wet | ~in de gevallen waarin | ~waar vereist | ~waar van toepassing | ~indien van toepassing | ~waar nodig | ~indien nodig
condition.despite: ~ongeacht | ~ondanks
exclusive.only: alleen | uitsluitend | enkel | slechts | louter
universal.all: alle | al | elke | elk | iedere | ieder | ~volledig | ~overal
partial.some: sommige | enkele | bepaalde | een aantal
partial.most: ~meeste
partial.other: ~andere | ~overige
open.suchas: zoals | bijvoorbeeld | bijv. | bv.
open.among: onder andere | onder meer | o.a. | waaronder | met inbegrip van | inclusief
open.etc: enzovoort | etc. | etc | en dergelijke
and.and: en | alsmede | evenals | alsook
or.or: of | dan wel | danwel | ofwel
or.andor: en/of
may.may: kunnen | mogen
hedge.hedge: mogelijk | mogelijkerwijs | eventueel | wellicht | misschien
usually.usually: doorgaans | meestal | gewoonlijk | over het algemeen | in de regel | ~in beginsel | ~in principe
usually.sometimes: soms | ~in sommige gevallen | ~af en toe | ~in voorkomend geval
will.will: zullen
must.must: moeten | dienen te | ~verplicht | ~is vereist | ~vereist
neednot.neednot: hoeven
entitled.entitled: gerechtigd | bevoegd
strive.strive: ~streven | ~trachten | ~proberen | ~ons best doen | ~inspannen | ~redelijke stappen | ~naar eigen goeddunken
strive.guarantee: ~garanderen | ~waarborgen | ~verbinden ons
time.immediately: onmiddellijk | meteen | terstond | ~direct
time.undue: onverwijld | zonder onredelijke vertraging
time.soon: zo spoedig mogelijk | zo snel mogelijk
time.reasonable: ~binnen een redelijke termijn | ~redelijk tijdsbestek
time.before: vooraf | van tevoren | voorafgaand | ~voordat
time.after: ~achteraf | ~nadat
time.temporary: ~tijdelijk | ~eenmalig
time.anytime: te allen tijde | op elk moment | op elk gewenst moment | op ieder moment
time.default: standaard
frequency.daily: dagelijks
frequency.weekly: wekelijks
frequency.monthly: maandelijks
frequency.yearly: jaarlijks
frequency.regular: ~periodiek | ~regelmatig
law.gdpr: AVG | GDPR | Algemene verordening gegevensbescherming | Verordening (EU) 2016/679
law.uavg: UAVG | Uitvoeringswet AVG | Uitvoeringswet Algemene verordening gegevensbescherming
law.wbp: Wbp | Wet bescherming persoonsgegevens
law.tw: Telecommunicatiewet
law.law: ~wet | ~wetgeving | ~wettelijk | ~wettelijke
document.statement: privacyverklaring | privacybeleid | privacy statement | privacystatement | privacymelding | privacykennisgeving | privacyreglement
document.short: ~verklaring
document.cookie: cookieverklaring | cookiebeleid
document.terms: ~algemene voorwaarden | ~gebruiksvoorwaarden
disclaimer.governed: ~onderworpen aan | ~beheerst door | ~valt onder
`;
