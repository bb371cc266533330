/** Dutch nouns of action and their verbs: by rule for `-ing` and `-atie`, by list for the rest. */
const PAIRS = `
aankoop aankopen
aanvraag aanvragen
afhandeling afhandelen
analyse analyseren
beheer beheren
bescherming beschermen
bezoek bezoeken
controle controleren
correctie corrigeren
deelname deelnemen
gebruik gebruiken
inkoop inkopen
inzage inzien
naleving naleven
onderhoud onderhouden
onderzoek onderzoeken
ontvangst ontvangen
ontwikkeling ontwikkelen
opslag opslaan
opname opnemen
rectificatie rectificeren
selectie selecteren
verbetering verbeteren
verkoop verkopen
verzoek verzoeken
verstrekking verstrekken
voorkoming voorkomen
`;
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
);
/** Nouns in -ing that name a thing, not the doing of it. */
const THINGS =
  /(?:rekening|afdeling|opleiding|vereniging|stichting|vergunning|onderneming|verordening|verklaring|toestemming|omgeving|uitzondering|instelling|mededeling|aanleiding|betrekking|^(?:regeling|stelling|leiding|mening|woning|voorziening))$/u;

/** The infinitive of which a Dutch noun names the doing: `verzending` -> `verzenden`; `null` for any other word. */
export function verbOfDutch(noun: string): string | null {
  const listed = IRREGULAR.get(noun);
  if (listed) return listed;
  if (/catie$/.test(noun)) return noun.replace(/catie$/, 'ceren');
  if (/[^k]atie$/.test(noun)) return noun.replace(/atie$/, 'eren');
  if (noun.length < 7 || !/ing$/.test(noun) || THINGS.test(noun)) return null;
  return noun.replace(/ing$/, 'en');
}
