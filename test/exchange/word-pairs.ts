/** Pairs of texts whose redlines are hard for Word, each with one thing that is hard. */
export const HARD_PAIRS: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'words in the middle, marks and links',
    'Wij bewaren uw **naam** en [adres](https://example.org/adres) 30 dagen.',
    'Wij bewaren uw naam, *telefoonnummer* en [adres](https://example.org/adres) een jaar.',
  ],
  [
    'a paragraph more, a paragraph less',
    'Eerste alinea over gegevens.\n\nDeze alinea vervalt geheel.\n\nLaatste alinea.',
    'Eerste alinea over gegevens.\n\nLaatste alinea.\n\nEen nieuwe alinea achteraan, over cookies.',
  ],
  [
    'items of a list, one of them deeper',
    'Wij verwerken:\n\n- naam\n- adres\n  - straat\n- geboortedatum',
    'Wij verwerken:\n\n- naam en voornaam\n- adres\n  - straat en huisnummer\n  - woonplaats\n- e-mailadres',
  ],
  [
    'a numbered list that is shortened',
    'U doet dit zo:\n\n1. vraag een formulier aan\n2. vul het in\n3. stuur het op\n4. wacht een maand',
    'U doet dit zo:\n\n1. vul het formulier in\n2. stuur het op\n3. wacht een maand',
  ],
  [
    'a cell, a row more and a row less',
    '| Gegeven | Termijn |\n| --- | --- |\n| naam | 30 dagen |\n| adres | 2 jaar |\n| camerabeeld | 72 uur |',
    '| Gegeven | Termijn |\n| --- | --- |\n| naam | een jaar |\n| adres | 2 jaar |\n| telefoonnummer | 6 maanden |',
  ],
  [
    'a footnote changed, one gone, one new, and numbers that shift',
    'Wij bewaren uw naam[^a] en uw adres[^b] zo lang als nodig.\n\nBeelden wissen wij.[^c]\n\n[^a]: Artikel 6 lid 1 AVG.\n\n[^b]: Deze noot vervalt.\n\n[^c]: Na 72 uur.',
    'Wij bewaren uw naam[^a] en uw adres zo lang als nodig.\n\nBeelden wissen wij.[^c]\n\nU kunt klagen.[^d]\n\n[^a]: Artikel 6 lid 1 onder b AVG.\n\n[^c]: Na 48 uur.\n\n[^d]: Bij de Autoriteit Persoonsgegevens.',
  ],
  [
    'a clause that moves under another heading and changes there',
    '## Bewaren\n\nWij bewaren uw gegevens dertig dagen nadat u opzegt.\n\nCamerabeelden bewaren wij 72 uur.\n\n## Delen\n\nWij delen niets met anderen dan onze bank.',
    '## Bewaren\n\nCamerabeelden bewaren wij 72 uur.\n\n## Delen\n\nWij delen niets met anderen dan onze bank.\n\nWij bewaren uw gegevens zestig dagen nadat u opzegt.',
  ],
  [
    'a clause split in two',
    'Wij gebruiken uw gegevens om te leveren en wij sturen u daarover bericht zodra het pakket onderweg is. Daarna vragen wij u wat u ervan vond.',
    'Wij gebruiken uw gegevens om te leveren en wij sturen u daarover bericht zodra het pakket onderweg is.\n\nDaarna vragen wij u wat u ervan vond.',
  ],
  [
    'two clauses joined',
    'U kunt uw gegevens inzien bij onze balie.\n\nU kunt uw gegevens ook laten verbeteren bij onze balie.',
    'U kunt uw gegevens inzien bij onze balie. U kunt uw gegevens ook laten verbeteren bij onze balie.',
  ],
  [
    'headings renamed and one level deeper',
    '## Uw rechten\n\nU mag alles weten.\n\n## Contact\n\nSchrijf ons.',
    '## Welke rechten u hebt\n\nU mag alles weten.\n\n### Contact\n\nSchrijf ons of bel ons.',
  ],
  [
    'a quotation becomes a paragraph',
    '> Wij verkopen niets.\n\nDat beloven wij.',
    'Wij verkopen niets.\n\n> Dat beloven wij.',
  ],
  [
    'everything new',
    'Oude tekst over heel iets anders.',
    '## Nieuw\n\nVolledig andere inhoud, over cookies.',
  ],
];
