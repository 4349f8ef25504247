/* Why a setting is not taken. What a hub would not take must not get as far as the log: the limits are those of the wire. */

/** What the words are of, as the person is told. */
export type WordsOf = 'centre' | 'service' | 'keyword' | 'askFor' | 'elsewhere' | 'desk' | 'staff' | 'delayReason' | 'delayShort'

export type SettingRefusal =
  | { reason: 'wordsMissing'; of: WordsOf; most: number }
  | { reason: 'wordsTooLong'; of: WordsOf; most: number }
  | { reason: 'wordsWithSigns'; of: WordsOf }
  | { reason: 'numberOutside'; of: 'minutes' | 'standard' | 'cardsKept' | 'favourite' | 'walkInDesks'; from: number; to: number }
  | { reason: 'tooMany'; of: WordsOf | 'closedDay'; most: number }
  /** Two services, desks or colleagues of one name. */
  | { reason: 'sameName'; name: string }
  | { reason: 'favouriteTaken'; digit: number; by: string }
  | { reason: 'badInitials' }
  | { reason: 'noRole' }
  | { reason: 'deskServesNothing' }
  | { reason: 'lastDesk' }
  | { reason: 'lastService' }
  | { reason: 'lastDelayReason' }
  /** `weekday`: 0 is Monday; null: not of a weekday. */
  | { reason: 'fromAfterTo'; weekday: number | null }
  | { reason: 'openingsOverlap'; weekday: number }
  | { reason: 'neverOpen' }
  | { reason: 'notADay'; day: string }
  | { reason: 'demoStays'; demo: boolean }
  | { reason: 'notSetUp' }

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const OF: Record<WordsOf, string> = {
  centre: 'the name of the centre',
  service: 'the name of the service',
  keyword: 'a word by which it is found',
  askFor: 'what to ask for',
  elsewhere: 'who helps instead',
  desk: 'what the desk is called',
  staff: 'the name that colleagues use',
  delayReason: 'the reason for a delay',
  delayShort: 'the short wording for the screen',
}
const MANY: Record<WordsOf | 'closedDay', string> = {
  centre: 'centres',
  service: 'services',
  keyword: 'words by which a service is found',
  askFor: 'things to ask for',
  elsewhere: 'others who help',
  desk: 'desks',
  staff: 'colleagues',
  delayReason: 'reasons for a delay',
  delayShort: 'short wordings',
  closedDay: 'closed days',
}

export const SETTING_SENTENCES: { [R in SettingRefusal['reason']]: (refusal: Extract<SettingRefusal, { reason: R }>) => string } = {
  wordsMissing: ({ of, most }) => `Type ${OF[of]}, in up to ${most} letters.`,
  wordsTooLong: ({ of, most }) => `Make ${OF[of]} shorter: up to ${most} letters.`,
  wordsWithSigns: ({ of }) => `Write ${OF[of]} without < and > and on one line.`,
  numberOutside: ({ of, from, to }) =>
    of === 'cardsKept'
      ? `Keep customer cards for ${from} to ${to} days.`
      : of === 'favourite'
        ? `Choose a digit from ${from} to ${to}.`
        : of === 'walkInDesks'
          ? `Keep ${from} to ${to} desks free.`
          : `Give whole minutes from ${from} to ${to}.`,
  tooMany: ({ of, most }) => `There are more than ${most} ${MANY[of]}. Take some away.`,
  sameName: ({ name }) => `There is already one called ${name}. Choose another name.`,
  favouriteTaken: ({ digit, by }) => `Digit ${digit} is ${by}. Choose another digit, or take it from ${by} first.`,
  badInitials: () => 'Give 1 to 3 capital letters as initials.',
  noRole: () => 'Tick at least one role: receptionist, adviser or team lead.',
  deskServesNothing: () => 'Tick at least one service for this desk, or take the desk away.',
  lastDesk: () => 'A centre needs at least one desk. Add another before you take this one away.',
  lastService: () => 'A centre needs at least one service. Tick another before you take this one away.',
  lastDelayReason: () => 'Keep at least one reason for a delay: people are always told why they wait.',
  fromAfterTo: ({ weekday }) => `${weekday === null ? 'It' : (DAYS[weekday] ?? 'A day')} ends before it begins. Give a later time for the end.`,
  openingsOverlap: ({ weekday }) => `${DAYS[weekday] ?? 'A day'} has two openings at the same time. Change one of them.`,
  neverOpen: () => 'Tick at least one day on which the centre is open.',
  notADay: ({ day }) => `There is no such day as ${day}. Choose a day from the calendar.`,
  demoStays: ({ demo }) =>
    demo ? 'This is the demo, and it stays one. Set up your own centre with an empty data folder.' : 'This is your own centre. It cannot become the demo.',
  notSetUp: () => 'The centre needs a name, its hours, a service and a desk first.',
}
