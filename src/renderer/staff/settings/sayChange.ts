/* A change of a setting in plain words, with what it was before. */
import type { CentreState, SettingChange } from '#domain/centre/state.ts'
import type { Bodies, Hours, RulePart } from '#domain/events.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { listed } from '#renderer/ui/words/desks.ts'
import { ROLE_WORDS, RULE_WORDS, STANDARD_WORDS } from './standardWords.ts'
import { sayMinute, WEEKDAYS } from './timeOfDay.ts'

type Of<K extends keyof Bodies> = { before: Bodies[K] | null; after: Bodies[K] }
type Names = { service(id: string): string; desk(id: string): string; staff(id: string): string }

/** What was changed: "Council Tax: from 12 to 15 minutes". */
export function sayChange(state: CentreState, { type, before, after }: Pick<SettingChange, 'type' | 'before' | 'after'>): string {
  const say = SAY[type as keyof typeof SAY] as ((change: { before: unknown; after: unknown }, names: Names) => string) | undefined
  const names = {
    service: (id: string) => state.services.get(id)?.name ?? 'a service',
    desk: (id: string) => state.desks.get(id)?.label ?? 'a desk',
    staff: (id: string) => state.staff.get(id)?.name ?? 'Somebody',
  }
  return say?.({ before, after }, names) ?? 'A setting that this release does not know'
}

const SAY: { [K in Exclude<SettingChange['type'] & `${string}${'Set' | 'Removed' | 'SetUp'}`, 'rotaSet'>]?: (change: Of<K>, names: Names) => string } = {
  centreSetUp: ({ before, after }) => `The name of the centre: ${fromTo(before?.name, after.name)}`,
  serviceSet: ({ before, after }) => {
    if (!before) return `${after.name} is offered`
    return of(after.name, [
      differs(before.name, after.name, (a, b) => `called ${b}, before ${a}`),
      differs(before.minutes, after.minutes, (a, b) => `from ${a} to ${b} minutes`),
      differs(before.favourite, after.favourite, (a, b) => `digit ${b ?? 'none'}, before ${a ?? 'none'}`),
      differs(before.keywords, after.keywords, (a, b) => `found by ${all(b)}; before by ${all(a)}`),
      differs(before.askFor, after.askFor, (a, b) => `ask for ${all(b)}; before ${all(a)}`),
      differs(before.elsewhere, after.elsewhere, (a, b) => `who helps instead: ${b ?? 'nobody'}; before ${a ?? 'nobody'}`),
    ])
  },
  serviceRemoved: ({ after }, { service }) => `${service(after.service)} is not offered any more; it was before`,
  deskSet: ({ before, after }, { service }) => {
    if (!before) return `${after.label} is in use`
    return of(after.label, [
      differs(before.label, after.label, (a, b) => `called ${b}, before ${a}`),
      ...moreAndLess(before.services, after.services, service, 'now serves', 'does not serve any more'),
    ])
  },
  deskRemoved: ({ after }, { desk }) => `${desk(after.desk)} is not used any more; it was before`,
  hoursSet: ({ before, after }) =>
    of(
      'Hours',
      after.week.map((day, i) => differs(before?.week[i] ?? [], day, (a, b) => `${WEEKDAYS[i]} ${openings(b)}, before ${openings(a)}`)),
    ),
  closedDaysSet: ({ before, after }) => of('Closed days', moreAndLess(before?.days ?? [], after.days, sayDay, 'closed on', 'no longer closed on')),
  staffSet: ({ before, after }, { service, desk }) => {
    if (!before) return `${after.name} is on the list of staff`
    return of(after.name, [
      differs(before.name, after.name, (a, b) => `called ${b}, before ${a}`),
      differs(before.initials, after.initials, (a, b) => `initials ${b}, before ${a}`),
      differs(before.roles, after.roles, (a, b) => `${listed(b.map((one) => ROLE_WORDS[one]))}, before ${listed(a.map((one) => ROLE_WORDS[one]))}`),
      differs(before.lunch, after.lunch, (a, b) => `lunch ${b ? openings([b]) : 'not fixed'}, before ${a ? openings([a]) : 'not fixed'}`),
      differs(before.desk, after.desk, (a, b) => `usually at ${b ? desk(b) : 'any desk'}, before ${a ? desk(a) : 'any desk'}`),
      ...moreAndLess(before.cannot, after.cannot, service, 'does not do', 'now does'),
    ])
  },
  staffRemoved: ({ after }, { staff }) => `${staff(after.staff)} is not on the list of staff any more; they were before`,
  delayReasonsSet: ({ before, after }) =>
    of('Reasons for a delay', [
      ...moreAndLess(
        (before?.reasons ?? []).map((one) => `“${one.words}”, on the screen “${one.short}”`),
        after.reasons.map((one) => `“${one.words}”, on the screen “${one.short}”`),
        (words) => words,
        'with',
        'without',
      ),
    ]),
  callingRuleSet: ({ before, after }) =>
    of(
      'Who is next',
      moreAndLess<RulePart>(before?.parts ?? [], after.parts, (part) => `“${RULE_WORDS[part]}”`, 'now', 'no longer'),
    ),
  standardsSet: ({ before, after }) =>
    of(
      'Standards',
      (Object.keys(STANDARD_WORDS) as (keyof typeof STANDARD_WORDS)[]).map((key) =>
        differs(before?.[key] ?? 0, after[key], (a, b) => `${STANDARD_WORDS[key].replace(', minutes', '')} ${b} minutes, before ${a}`),
      ),
    ) + (after.from === undefined ? '' : `. From ${sayDay(after.from)}`),
  keptForWalkInsSet: ({ before, after }) => `Desks kept free for walk-ins: ${after.keptForWalkIns}, before ${before?.keptForWalkIns ?? 0}`,
}

function of(name: string, parts: (string | null)[]): string {
  return `${name}: ${parts.filter((part) => part !== null).join('; ') || 'as before'}`
}

function fromTo(before: string | undefined, after: string): string {
  return before === undefined ? after : `from ${before} to ${after}`
}

function differs<T>(before: T, after: T, say: (before: T, after: T) => string): string | null {
  return JSON.stringify(before) === JSON.stringify(after) ? null : say(before, after)
}

function moreAndLess<T extends string>(before: readonly T[], after: readonly T[], name: (one: T) => string, more: string, less: string): (string | null)[] {
  const come = after.filter((one) => !before.includes(one)).map(name)
  const gone = before.filter((one) => !after.includes(one)).map(name)
  return [come.length > 0 ? `${more} ${listed(come)}` : null, gone.length > 0 ? `${less} ${listed(gone)}` : null]
}

function all(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : listed(words)
}

function openings(hours: readonly Hours[]): string {
  return hours.length === 0 ? 'closed' : listed(hours.map(({ from, to }) => `${sayMinute(from)} to ${sayMinute(to)}`))
}
