import { Check } from 'lucide-react'
import { useState } from 'react'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import { servedBy, standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { Row, Rows, RowsHead } from '#renderer/ui/Rows.tsx'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { CALL_BY, NEEDS, PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { SEE_NOW_MARK } from '#renderer/ui/words/outOfTurn.tsx'
import type { AtDesk } from './useDesk.ts'
import { useExplained } from './useExplained.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { sayPromisedAlone } from '#renderer/staff/estimates/says.ts'
import { onlyAt, PARKED, sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'
import styles from './Adviser.module.css'

export const FOLLOWERS = 'Who this desk could see'

/** Who comes after the one in hand, and who is away or on hold. Enter on a row chooses them; nobody is called by it. */
export function Followers(at: AtDesk) {
  const { state, day, desk, hand } = at
  const { likely, prompts } = useDelays()
  const zone = useTheCentre().timeZone()
  const [telling, tell] = useState(false)
  const inHand = hand.standing.is === 'next' ? hand.standing.visit : null
  const after = useExplained(at).filter(({ visit }) => visit.id !== inHand?.id)
  const parked = [...day.visits.values()].filter((visit) => PARKED.has(visit.situation.is) && servedBy(state, desk.id, visit) && visit.id !== inHand?.id)
  const title = inHand ? `After ${inHand.ticket}, ${inSentence(desk.label)} could see` : `Next, ${inSentence(desk.label)} could see`
  const row = (visit: Visit, small: React.ReactNode, right: React.ReactNode) => (
    <Row key={visit.id} number={visit.ticket} small={small} right={right} onPress={() => hand.choose(visit.id)}>
      {serviceName(state, visit)}
    </Row>
  )
  return (
    <Panel title={title} grow>
      <Polite>{after.length} waiting</Polite>
      {after.length + parked.length === 0 && (
        <p className={styles.soft}>
          <Check className="icon" aria-hidden="true" /> Nobody else waits whom this desk can see.
        </p>
      )}
      <Rows label={FOLLOWERS}>
        {[
          ...after.map(({ visit, sentence }) =>
            row(
              visit,
              <Small state={state} visit={visit} now={hand.now} told={sayTold(state, day, visit, { likely, prompts }, zone)} why={telling ? sentence : null} />,
              right(state, visit, hand.now, zone),
            ),
          ),
          ...(parked.length > 0 ? [<RowsHead key="parked">Not in the queue now</RowsHead>] : []),
          ...parked.map((visit) => row(visit, [sayWhere(state, visit, zone), sayPlace(state, visit, hand.now, zone)].filter(Boolean).join('. '), null)),
        ]}
      </Rows>
      {after.length > 0 && (
        <div className={styles.foot}>
          <Button look="quiet" keyName="V" pressed={telling} onPress={() => tell(!telling)}>
            Why this order?
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** That they have to be told, what they were told, or that they will likely be late. */
function sayTold(
  state: CentreState,
  day: Day,
  visit: Visit,
  { likely, prompts }: Pick<ReturnType<typeof useDelays>, 'likely' | 'prompts'>,
  zone: string,
): string | null {
  if (prompts.some((one) => one.visit === visit.id)) return 'Has to be told of a delay'
  const promised = promisedTo(state, day, visit)
  if (promised === null) return likely.has(visit.id) ? 'Likely late' : null
  return sayPromisedAlone(promised, zone)
}

function right(state: CentreState, visit: Visit, now: number, zone: string) {
  if (visit.appointmentAt !== null && standing(state, visit, now) !== 'arrival') return <b>due {sayTime(visit.appointmentAt, zone)}</b>
  return `${waitingMinutes(visit, now)} min`
}

type SmallProps = { state: CentreState; visit: Visit; now: number; told: string | null; why: string | null }

/** What marks them out; with `why` the whole sentence, which says the rule's part better than a word. */
function Small({ state, visit, now, told, why }: SmallProps) {
  const seeNow = visit.seeNow === null ? [] : [SEE_NOW_MARK]
  const needs = [...(visit.callBy === 'comeAndGet' ? [CALL_BY.comeAndGet] : []), ...visit.needs.map((need) => NEEDS[need])]
  const words = [
    visit.partySize > 1 && `${visit.partySize} people`,
    !why && visit.priority && `Priority: ${PRIORITIES[visit.priority]}`,
    onlyAt(state, visit),
    !why && standing(state, visit, now) === 'early' && 'Here, before their time',
    told,
  ].filter(Boolean)
  const marks = needs.length + words.length + seeNow.length > 0
  if (!marks && why === null) return null
  return (
    <>
      <span className={styles.needs} hidden={!marks}>
        {seeNow.map(({ label, icon }) => (
          <b key={label} className={styles.need}>
            {icon}
            {label}
          </b>
        ))}
        {words.length > 0 && <span>{words.join('. ')}</span>}
        {needs.map(({ label, icon }) => (
          <span key={label} className={styles.need}>
            {icon}
            {label}
          </span>
        ))}
      </span>
      {why && <span className={styles.why}>{why}</span>}
    </>
  )
}
