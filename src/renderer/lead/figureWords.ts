/* What the list behind a figure is called, after its count: "13 missed: not told", "641 appointments seen, Council Tax". */
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { Behind, FigureName } from '#domain/lead/figures.ts'
import type { VisitOutcome } from '#domain/lead/record.ts'
import type { Names } from './groupWords.ts'
import { sayKey } from './groupWords.ts'
import { OUTCOMES } from './periodWords.ts'
import { APART } from './words.ts'

const PLAIN: Record<string, string> = {
  appointments: 'appointments',
  seen: 'appointments seen',
  onTime: 'on time',
  late: 'late',
  told: 'late, and told in full and in time',
  promises: 'with a promise that counts',
  kept: 'with the promise kept',
  missed: 'with the promise missed',
  left: 'with an appointment, left before being called',
  overGrace: 'came later than the grace time',
  toldATime: 'told a time and called',
  came: 'came',
  walkIns: 'walk-ins',
  waited: 'walk-ins that were called',
  leftBeforeCalled: 'left before being called',
  greeted: 'with a time of greeting',
  greetedInTime: 'greeted in time',
  enteredLater: 'entered later from paper',
  referred: 'referred to another service',
}

export function sayFigure(figure: FigureName): string {
  const [kind = '', which = ''] = figure.split('.', 2)
  if (which === '') return PLAIN[figure] ?? figure
  if (kind === 'missed') return `missed: ${MISSED_WORDS[which as Missed]}`
  if (kind === 'apart') return APART[which as Apart].toLowerCase()
  if (kind === 'outcome') return OUTCOMES[which as VisitOutcome].toLowerCase()
  const [from = '', to = ''] = which.split('-')
  const minutes = to === '' ? `over ${Number(from) - 1}` : from === to ? from : `${from} to ${to}`
  return kind === 'over' ? `seen late, ${minutes} minutes` : `seen ${minutes} minutes late`
}

/** With the group that it is of. */
export function sayBehind({ figure, dimension, key }: Behind, names: Names): string {
  return dimension === null ? sayFigure(figure) : `${sayFigure(figure)}, ${sayKey(names, dimension, key)}`
}
