/** English nouns of action and their verbs. By list: `-tion` and `-ment` hide too many other words for a rule. */
const PAIRS = `
access access
administration administer
analysis analyze
answering answer
assessment assess
authentication authenticate
cancellation cancel
collection collect
communication communicate
completion complete
compliance comply
conclusion conclude
confirmation confirm
correction correct
creation create
deletion delete
delivery deliver
destruction destroy
detection detect
determination determine
development develop
disclosure disclose
enforcement enforce
erasure erase
establishment establish
evaluation evaluate
execution execute
fulfillment fulfill
handling handle
identification identify
improvement improve
installation install
investigation investigate
maintenance maintain
management manage
measurement measure
notification notify
operation operate
optimization optimize
payment pay
performance perform
preparation prepare
calculation calculate
termination terminate
selection select
submission submit
invitation invite
reservation reserve
generation generate
translation translate
distribution distribute
promotion promote
inspection inspect
personalization personalize
prevention prevent
processing process
protection protect
provision provide
publication publish
receipt receive
rectification rectify
registration register
removal remove
resolution resolve
restriction restrict
retention retain
security secure
storage store
transmission transmit
treatment treat
use use
verification verify
withdrawal withdraw
`;

export const ENGLISH_NOUNS: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
);
