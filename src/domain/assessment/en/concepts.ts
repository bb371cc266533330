/**
 * What English words mean in a privacy statement. One concept a line; terms of one line are one closed
 * synonym class (`~` before a term: it shows the concept without meaning exactly the same).
 * Sources: law.md 5.4 and the vocabulary of the GDPR itself. Ids are those of the Dutch table.
 */
export const ENGLISH_CONCEPTS = `
controller.controller: controller | data controller | ~responsible for the processing
controller.joint: joint controllers | jointly responsible | ~joint controller
controller.together: together with | jointly with
controller.entity: BV | B.V.
controller.nv: NV | N.V.
controller.form: ~Inc | ~GmbH | ~LLC | ~Ltd | ~plc | ~foundation | ~association | ~=holding | ~legal entity
controller.register: Chamber of Commerce | KvK | ~company number
controller.formerly: formerly | previously known as | formerly known as
controller.merger: ~merger | ~acquisition | ~successor | ~bankruptcy | ~reorganization
contact.email: ~email us | ~by email | ~e-mail us | ~send an email | ~email
contact.phone: ~call | ~telephone | ~phone | ~by phone
contact.post: ~postal address | ~PO box | ~by post | ~mail
contact.service: customer service | customer support
contact.helpdesk: help desk | service desk
contact.us: contact us | ~get in touch | ~reach us
representative.eu: EU representative | representative in the Union | ~UK representative | ~our representative
dpo.dpo: data protection officer | DPO | privacy officer
purpose.purpose: purpose
purpose.improve: improve | ~improvement | ~enhance | ~optimize
purpose.develop: develop | ~development
purpose.train: ~train | ~AI models | ~models | ~model training
purpose.research: ~research | ~statistics | ~statistical | ~analytics | ~analyze | ~analysis
purpose.personalise: ~personalize | ~personalization | ~tailor | ~customize | ~personalized
purpose.fraud: ~fraud | ~abuse
purpose.billing: ~billing | ~invoicing
purpose.deliver: ~delivery | ~shipping
purpose.recruit: ~recruitment | ~job application
purpose.survey: ~survey
purpose.compatible: ~further processing | ~compatible | ~incompatible | ~other purposes
purpose.measure: ~measure | ~understand
basis.basis: legal basis | lawful basis | legal ground | lawful bases | legal bases
basis.consent: consent | ~permission
basis.explicit: explicit consent | express consent
basis.contract: performance of the contract | performance of a contract | performing the contract | performance of our contract | ~contractual necessity
basis.law: legal obligation | statutory obligation | ~legally required | ~statutory duty
basis.vital: vital interest
basis.public: public interest | ~official authority | ~public task
interest.legitimate: legitimate interest
interest.balance: ~balancing test | ~balancing of interests
data.personal: personal data | personal information
data.data: ~data | ~information
data.name: name | ~first name | ~last name
data.email: email address | e-mail address
data.phone: phone number | telephone number
data.address: ~address | ~postal code | ~home address
data.birth: date of birth | birth date | ~birthday
data.age: ~your age
data.gender: gender
data.account: account data | account information
data.login: login data | login details | credentials | ~login credentials
data.password: password
data.payment: payment data | payment details | payment information | ~billing data | ~card number | ~credit card
data.iban: IBAN | bank account number | ~bank account
data.ip: IP address
data.device: device data | device information
data.deviceid: ~device ID | ~advertising ID | ~identifier | ~unique identifiers
data.usage: usage data | usage information
data.interaction: interaction data
data.technical: technical data | technical information
data.browsing: ~browsing history | ~browsing data | ~browsing behavior | ~URL
data.log: log files | log data | server logs
data.location: ~location | ~location data | ~geolocation | ~GPS
data.photo: ~photo | ~video | ~audio recordings | ~voice recordings | ~CCTV | ~CCTV footage
data.cv: ~CV | ~résumé
data.id: ~customer number | ~username | ~number plate
data.search: ~search queries | ~search history | ~purchase history | ~search terms
data.contactdata: contact details | contact data | contact information
data.metadata: ~metadata
precision.approximate: approximate | ~approximately | coarse | rough | ~city-level
precision.exact: exact | precise | ~precisely
precision.anonymous: anonymous | anonymized | anonymize | ~anonymously
precision.pseudonymous: pseudonymous | pseudonymized | pseudonymize
precision.aggregate: aggregated | aggregate
precision.individual: individual-level | ~identifiable | ~non-identifiable | ~de-identified | ~personally identifying
precision.hashed: ~hashed | ~masked
precision.realtime: ~real-time | ~continuously | ~in the background
special.category: special categories | special categories of personal data | special category data | ~sensitive data | ~sensitive personal data
special.race: ~race | ~racial | ~ethnicity | ~ethnic
special.politics: ~political
special.religion: ~religion | ~religious | ~philosophical beliefs
special.union: ~trade union
special.genetic: ~genetic | ~DNA
special.biometric: ~biometric | ~biometrics | ~fingerprint | ~facial recognition | ~face scan | ~iris scan | ~voiceprint
special.health: ~health | ~medical | ~illness | ~medication | ~diagnosis | ~sick leave | ~allergy | ~pregnancy | ~dietary
special.sex: ~sexual | ~sex life
special.criminal: ~criminal | ~conviction | ~certificate of conduct
special.bsn: citizen service number | BSN | ~social security number | ~national identification number | ~national id
special.passport: ~passport | ~identity document | ~identity card | ~copy of ID | ~driving licence | ~driver's license
special.nationality: ~nationality | ~immigration
source.source: ~obtained from | ~received from | ~from third parties | ~public sources | ~public registers | ~publicly available sources | ~source | ~third-party sources
source.broker: ~data brokers | ~data broker | ~credit reference agencies | ~credit reference agency | ~credit bureau | ~land registry | ~electoral roll
source.derived: ~infer | ~inference | ~derive | ~enrich | ~enrichment
recipient.recipient: recipient
recipient.third: third party | third parties | ~external parties
recipient.processor: processor | data processor
recipient.subprocessor: subprocessor | sub-processor
recipient.agreement: data processing agreement | processing agreement | DPA | data protection agreement
recipient.provider: service provider
recipient.supplier: supplier | vendor
recipient.hosting: hosting provider | hosting company
recipient.partner: ~partner | ~business partner
recipient.affiliate: affiliate | affiliated companies
recipient.group: group companies | ~subsidiary | ~parent company
recipient.advertiser: advertiser | ~ad partner | ~advertising networks | ~ad networks | ~ad platform | ~advertising partners | ~ad partners
recipient.government: ~government | ~public authorities | ~police | ~law enforcement | ~tax authority | ~tax authorities | ~regulators | ~courts
recipient.insurer: ~insurer | ~insurance company
recipient.professional: ~accountant | ~lawyer
recipient.collect: ~debt collection agency | ~debt collectors | ~bailiff
recipient.carrier: ~courier | ~delivery company | ~carrier
recipient.employer: ~employer
recipient.public: ~publicly available | ~made public | ~publish | ~public
eea.nl: Netherlands | the Netherlands
eea.be: Belgium
eea.de: Germany
eea.fr: France
eea.ie: Ireland
eea.lu: Luxembourg
eea.es: Spain
eea.it: Italy
eea.pl: Poland
eea.se: Sweden
eea.dk: Denmark
eea.fi: Finland
eea.no: Norway
eea.at: Austria
eea.pt: Portugal
area.eea: European Economic Area | EEA
area.eu: European Union | EU
area.outsideeea: outside the EEA | outside the European Economic Area | outside of the EEA | outside of the European Economic Area
area.outsideeu: outside the EU | outside the European Union | outside of the EU | outside of the European Union
area.outside: ~outside Europe | ~outside of the
area.third: third country | third countries | ~international organization
area.world: ~worldwide | ~globally | ~other countries | ~other jurisdictions
third.us: United States | US | USA | U.S. | United States of America
third.uk: United Kingdom | UK | ~Great Britain
third.in: India
third.cn: China
third.ch: Switzerland | ~Swiss-US
third.jp: Japan
third.ca: Canada
third.au: Australia
third.il: Israel
third.br: Brazil
third.ru: Russia
third.tr: Turkey
third.sg: Singapore
third.za: South Africa
third.kr: South Korea
third.ph: Philippines
transfer.transfer: ~transfer | ~international transfer | ~cross-border
transfer.location: ~storage location | ~data center | ~server
tool.scc: standard contractual clauses | SCC | SCCs | model clauses | model contract clauses | standard data protection clauses
tool.bcr: binding corporate rules | BCR | BCRs
tool.shield: Privacy Shield | EU-US Privacy Shield | EU-US Privacy Shield Framework | Privacy Shield Framework
tool.swissshield: ~Swiss-US Privacy Shield
tool.harbor: Safe Harbor | Safe Harbour
tool.dpf: EU-US Data Privacy Framework | Data Privacy Framework | DPF
tool.adequacy: adequacy decision | ~adequate level of protection
tool.safeguards: appropriate safeguards | suitable safeguards
tool.code: ~code of conduct | ~certification
retention.period: retention period | storage period | ~period of retention
retention.necessary: as long as necessary | for as long as necessary | as long as needed | for as long as needed | as long as it is necessary | no longer than necessary | for no longer than necessary | no longer than needed
retention.legal: ~statutory retention | ~retention obligation
retention.unlimited: permanently | forever
retention.indefinite: indefinitely | for an indefinite period
retention.while: ~as long as | ~for as long as
start.end: after the end of | after termination of | after termination
start.lastuse: after last use | after your last use
start.receipt: after receipt | of receipt
start.cancel: after cancellation
start.after: ~starting from | ~counted from | ~from the date
right.right: right
right.access: right of access | access right | right to access | subject access request | ~access
right.rectify: rectification | right to rectification | correction | ~correct | ~rectify | ~amend
right.erase: erasure | right to erasure | right to be forgotten | right to deletion | deletion
right.restrict: restriction of processing | right to restriction | ~restriction | ~restrict
right.object: objection | right to object | object
right.port: data portability | portability | right to data portability
right.human: ~human intervention | ~not to be subject to
withdraw.withdraw: withdraw consent | withdraw your consent | ~withdraw | ~withdrawal | ~revoke
complaint.complaint: lodge a complaint | file a complaint | make a complaint | ~complaint | ~complain
authority.ap: Dutch Data Protection Authority | Autoriteit Persoonsgegevens | AP
authority.dpc: ~Data Protection Commission | ~DPC
authority.ico: ~Information Commissioner's Office | ~ICO
authority.be: ~Belgian Data Protection Authority
authority.competent: competent authority | supervisory authority | competent supervisory authority | data protection authority
authority.court: ~court | ~ombudsman | ~arbitration | ~dispute resolution
mandatory.optional: ~voluntary | ~optional | ~voluntarily
mandatory.must: ~mandatory | ~compulsory | ~obligatory
automated.profiling: ~profiling | ~profile you | ~create a profile | ~segment | ~scoring | ~score | ~credit score
automated.decision: ~automated decision | ~automated decision-making | ~automated decisions | ~automatically | ~automated | ~algorithm
automated.ai: ~artificial intelligence | ~AI | ~machine learning | ~chatbot
automated.predict: ~predict | ~prediction
human.human: ~an employee | ~human | ~staff member
cookie.cookie: cookie
cookie.functional: functional cookies | ~functional
cookie.necessary: necessary cookies | strictly necessary cookies | essential cookies
cookie.analytics: ~analytical cookies | ~Google Analytics | ~analytics cookies | ~Matomo
cookie.marketing: ~marketing cookies | ~tracking cookies | ~advertising cookies
cookie.similar: similar technologies | comparable techniques | similar techniques | comparable technologies
cookie.wall: ~cookie wall
tracking.pixel: ~pixel | ~web beacon | ~beacon | ~clear GIF | ~fingerprinting
tracking.track: ~track | ~tracking | ~telemetry
security.encrypt: ~encrypt | ~encryption | ~encrypted | ~end-to-end
security.measures: ~appropriate measures | ~appropriate technical and organizational measures | ~measures | ~safeguard
security.access: ~access control | ~two-factor authentication | ~multi-factor authentication | ~confidentiality
security.cert: ~ISO 27001 | ~NEN 7510 | ~certified
security.breach: data breach | personal data breach | security incident
security.audit: ~audit | ~penetration test
child.child: ~child | ~minor | ~minors | ~teenager
child.parent: ~parent | ~guardian | ~parental consent | ~parents
child.age: ~and over | ~and older | ~or over | ~or older | ~of age | ~under the age of | ~over the age of | ~aged | ~younger than | ~older than
marketing.marketing: ~promote | ~promotion | ~promotional | ~marketing | ~direct marketing | ~advertising | ~advertisements | ~ads | ~advertise | ~offers | ~commercial
marketing.newsletter: ~newsletter
optin.optin: ~opt in | ~opt-in | ~sign up | ~subscribe
optout.optout: opt out | opt-out | ~unsubscribe | ~turn off | ~disable
change.change: ~changes to this statement | ~changes to this policy | ~material changes | ~important changes | ~changes
change.check: ~check this page regularly | ~check regularly | ~check back | ~review this page periodically | ~regularly for changes
announce.announce: ~announcement | ~announce | ~prominent notice | ~direct message | ~send a message
scope.applies: applies to | ~does not apply | covers | ~apply
scope.product: ~app | ~portal
scope.platform: ~iOS | ~Android | ~Windows | ~macOS | ~iPhone | ~iPad | ~desktop
scope.audience: ~visitors | ~applicants | ~users | ~customers | ~employees | ~suppliers | ~members | ~clients | ~pupils | ~students | ~donors | ~volunteers | ~subscribers | ~participants | ~residents | ~citizens | ~tenants | ~travellers | ~patients | ~candidates
definition.means: means | is defined as
definition.includes: =includes | =include | ~=included | ~comprises
definition.excludes: ~exclude
disclaimer.not: ~not responsible | ~not liable | ~liability | ~no responsibility
date.updated: last updated | last modified | last revised | ~date of last revision
date.effective: effective date | effective | effective from | applies from | valid from | with effect from | in effect from | ~takes effect | ~comes into effect | ~in force
route.request: ~request
route.exercise: ~exercise your rights | ~exercise
route.form: ~form | ~contact form | ~web form | ~privacy portal | ~portal
hurdle.id: ~verify your identity | ~confirm your identity | ~proof of identity | ~identify | ~verify | ~copy of your
hurdle.free: free of charge | ~for free | ~at no cost | ~free
hurdle.cost: ~fee | ~costs | ~charge
hurdle.written: ~in writing
hurdle.extend: extend | ~extendable | ~extension
accept.use: ~to accept | ~you agree | ~continued use | ~you accept | ~acceptance | ~by using
accept.close: ~close your account | ~terminate your account
share.share: share | disclose | ~provide to | ~pass on | ~make available | ~disclosure | ~sharing | ~hand over | ~release
share.send: send | transmit
sell.sell: sell | ~sale
sell.rent: rent | ~trade
collect.collect: collect | gather | ~collection | ~record
collect.receive: receive | get | obtain
use.use: use | ~utilize | make use of
use.process: process | ~processing
use.combine: ~combine
use.place: place | ~set
keep.keep: keep | store | retain | ~retention | ~storage | ~archive
delete.delete: delete | erase | destroy | ~remove | ~discard
protect.protect: protect | secure | ~protection | ~security
inform.inform: inform | notify | ~let you know | ~tell you | ~alert | ~notification
respond.respond: respond | reply | ~response
refuse.refuse: refuse | reject | decline
charge.charge: ~we charge
negation.not: not
negation.no: no
negation.never: never
negation.without: without
negation.nothing: ~nothing | ~nobody | ~none | ~nor | ~neither | ~nowhere
negation.longer: ~no longer | ~not yet
exclusive.notonly: not only
bound.max: no longer than | at most | no more than | not more than | no later than | not later than | up to | maximum | ~a maximum of | not exceeding | not longer than
bound.min: at least | minimum | not less than | no less than
bound.within: within
exception.unless: unless | except if | except when
exception.except: except | except for | with the exception of | excluding | ~other than | ~save
condition.if: if | when | in case
condition.provided: provided that | on condition that
condition.where: ~where required | ~to the extent | ~where the law | ~where permitted | ~where applicable | ~if applicable | ~where necessary | ~as needed | ~where allowed | ~subject to
condition.despite: ~regardless | ~despite | ~notwithstanding
exclusive.only: only | solely | exclusively | merely
universal.all: all | every | each | ~entirely | ~whatsoever
universal.any: any
partial.some: some | certain | several | a number of
partial.most: ~most
partial.other: ~other
open.suchas: such as | for example | for instance | e.g. | like
open.notlimited: including but not limited to | including without limitation | ~without limitation
open.among: among others | among other things | =including
open.etc: etc. | etc | and so on | and the like
and.and: and | as well as
or.or: or
or.andor: and/or
may.may: may | can | are able to | is able to | ~be able to
hedge.hedge: might | could | possibly | potentially | perhaps
usually.usually: usually | generally | typically | normally | ~in general | ~in principle
usually.sometimes: sometimes | occasionally | ~in some cases | ~in certain circumstances | ~from time to time
will.will: will | shall
must.must: must | have to | ~need to | ~required to | ~required by law to | ~obliged to
neednot.neednot: do not have to | need not | do not need to | are not required to
entitled.entitled: entitled | are entitled to | have the right to | have a right to
strive.strive: ~strive | ~aim | ~try | ~endeavor | ~attempt | ~best efforts | ~reasonable efforts | ~reasonable steps | ~at our discretion
strive.guarantee: ~guarantee | ~ensure | ~=warrants | ~we warrant
time.immediately: immediately | at once | ~promptly | ~instantly
time.undue: without undue delay | without delay
time.soon: as soon as possible
time.reasonable: ~within a reasonable time | ~reasonable period
time.before: in advance | prior | ~beforehand | ~before
time.after: ~afterwards | ~after the fact
time.temporary: ~temporarily | ~once | ~temporary
time.anytime: at any time | at all times | ~anytime
time.default: by default
frequency.daily: daily
frequency.weekly: weekly
frequency.monthly: monthly
frequency.yearly: annually | yearly
frequency.regular: ~periodically | ~regularly
law.gdpr: GDPR | General Data Protection Regulation | AVG | Regulation (EU) 2016/679
law.ukgdpr: UK GDPR
law.ccpa: ~CCPA | ~CPRA
law.law: ~law | ~legislation | ~legal
document.statement: privacy statement | privacy policy | privacy notice
document.short: ~statement | ~policy | ~notice
document.cookie: cookie statement | cookie policy | cookie notice
document.terms: ~terms of service | ~terms of use | ~terms and conditions
disclaimer.governed: ~subject to the | ~governed by
`;
