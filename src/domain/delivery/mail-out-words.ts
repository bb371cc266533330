/** How a mail-out stands, in words: what it is about, its state, and why it was paused. */
import type { Language } from '../language.ts';

const KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    upcoming: 'aankondiging',
    reminder: 'herinnering',
    'in-force': 'bericht van inwerkingtreding',
    postponed: 'bericht van uitstel',
    withdrawn: 'bericht van intrekking',
    erratum: 'rectificatie',
    deviation: 'bericht van afwijking',
    'translation-corrected': 'bericht over een verbeterde vertaling',
  },
  en: {
    upcoming: 'announcement',
    reminder: 'reminder',
    'in-force': 'notice of entry into force',
    postponed: 'notice of postponement',
    withdrawn: 'notice of withdrawal',
    erratum: 'correction',
    deviation: 'notice of deviation',
    'translation-corrected': 'notice of a corrected translation',
  },
};

/** What a mail-out says; a kind without words is told by its name. */
export const kindOf = (kind: string, reader: Language): string => KINDS[reader][kind] ?? kind;

export const MAIL_OUT_STATES: Readonly<
  Record<Language, Record<'freezing' | 'sending' | 'paused' | 'sent' | 'cancelled', string>>
> = {
  nl: {
    freezing: 'in voorbereiding',
    sending: 'onderweg',
    paused: 'onderbroken',
    sent: 'verzonden',
    cancelled: 'afgebroken',
  },
  en: {
    freezing: 'being prepared',
    sending: 'under way',
    paused: 'paused',
    sent: 'sent',
    cancelled: 'cancelled',
  },
};

/** Ours and the provider's names for what stops a mail-out. */
const REASONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    operator: 'door een beheerder',
    'deadline-passed': 'de uiterste datum is voorbij',
    'no-longer-due': 'het bericht is niet langer nodig',
    'too-many-bounces': 'te veel berichten kwamen als onbestelbaar terug; kijk de lijst van adressen na',
    'too-many-complaints': 'te veel lezers hebben het bericht als ongewenst gemarkeerd',
    daily_quota_exceeded: 'het dagquotum bij de provider is op',
    monthly_quota_exceeded: 'het maandquotum bij de provider is op',
    invalid_api_key: 'de provider aanvaardt RESEND_API_KEY niet',
    missing_api_key: 'RESEND_API_KEY ontbreekt',
    restricted_api_key: 'RESEND_API_KEY mag dit niet',
    invalid_from_address: 'de provider aanvaardt het afzenderadres niet',
    EAUTH: 'de mailserver aanvaardt gebruiker en wachtwoord niet',
  },
  en: {
    operator: 'by an operator',
    'deadline-passed': 'its deadline has passed',
    'no-longer-due': 'it is no longer due',
    'too-many-bounces': 'too many messages came back as undeliverable; look over the list of addresses',
    'too-many-complaints': 'too many readers marked the message as unwanted',
    daily_quota_exceeded: "the provider's quota of the day is used up",
    monthly_quota_exceeded: "the provider's quota of the month is used up",
    invalid_api_key: 'the provider does not accept RESEND_API_KEY',
    missing_api_key: 'RESEND_API_KEY is missing',
    restricted_api_key: 'RESEND_API_KEY may not do this',
    invalid_from_address: 'the provider does not accept the sender address',
    EAUTH: 'the mail server does not accept user and password',
  },
};

/** Why it was paused; a reason without words, e.g. an operator's own, is shown as it was given. */
export const pauseReason = (reason: string | null, reader: Language): string =>
  reason === null ? '' : (REASONS[reader][reason] ?? reason);
