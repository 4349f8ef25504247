import { useState } from 'react'
import type { PriorityReason } from '#domain/events.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { isOver } from '#domain/visit/visit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { NeedKeys } from './NeedKeys.tsx'
import { PartySize } from './PartySize.tsx'
import { PrintSlip } from './PrintSlip.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import styles from './Welcome.module.css'

/** Somebody from the queue: what they need, and what can be done for them. */
export function Opened({ visit, named, desk }: { visit: Visit; named: boolean; desk: WelcomeDesk }) {
  const centre = useTheCentre()
  const now = useNow('minute')
  const card = useCentre((view) => view.cards).get(visit.id)
  const [why, setWhy] = useState(false)
  const { is } = visit.situation
  const where = sayWhere(desk.state, visit, centre.timeZone())
  return (
    <>
      <div className={styles.who}>
        <p className={styles.number}>
          <bdi>{visit.ticket ?? '–'}</bdi>
        </p>
        <div>
          <h3 className={styles.service}>{serviceName(desk.state, visit)}</h3>
          <p>{is === 'waiting' ? `Waiting ${sayMinutes(waitingMinutes(visit, now))}` : where}</p>
          {card?.name &&
            (named ? (
              <p>{card.name}</p>
            ) : (
              <Button keyName="N" onPress={() => desk.open(visit.id, true)}>
                Show name
              </Button>
            ))}
          {card?.words && <p className={styles.soft}>“{card.words}”</p>}
          {card?.next && (
            <p className={styles.lines}>
              <b>What happens next</b>
              {`\n${card.next}`}
            </p>
          )}
          {visit.priority && <p>Priority: {PRIORITIES[visit.priority]}</p>}
        </div>
      </div>
      {!isOver(visit) && (
        <>
          <NeedKeys
            needs={visit.needs}
            callBy={visit.callBy}
            onChange={(needs, callBy) => void desk.ask({ type: 'noteNeeds', visit: visit.id, needs, callBy })}
          />
          <PartySize count={visit.partySize} onChange={(partySize) => void desk.ask({ type: 'notePartySize', visit: visit.id, partySize })} />
        </>
      )}
      {why ? <WhyFirst visit={visit} desk={desk} onDone={() => setWhy(false)} /> : <Actions visit={visit} desk={desk} onPriority={() => setWhy(true)} />}
    </>
  )
}

function Actions({ visit, desk, onPriority }: { visit: Visit; desk: WelcomeDesk; onPriority: () => void }) {
  const { is } = visit.situation
  const parked = is === 'waiting' || is === 'away'
  return (
    <div className={styles.row}>
      {parked && (
        <Button keyName="P" onPress={() => void desk.ask({ type: 'hold', desk: null, visit: visit.id })}>
          Put on hold
        </Button>
      )}
      {(parked || is === 'onHold') && (
        <Button keyName="X" onPress={() => void desk.ask({ type: 'leave', visit: visit.id })}>
          They left
        </Button>
      )}
      {(parked || is === 'onHold') && (
        <Button keyName="Y" onPress={onPriority}>
          Priority
        </Button>
      )}
      {visit.ticket !== null && <PrintSlip visit={visit.id} />}
    </div>
  )
}

function WhyFirst({ visit, desk, onDone }: { visit: Visit; desk: WelcomeDesk; onDone: () => void }) {
  useKey('Escape', 'Back', onDone)
  const choose = async (reason: PriorityReason) => {
    if (await desk.ask({ type: 'prioritise', visit: visit.id, reason })) onDone()
  }
  return (
    <fieldset>
      <legend className={styles.legend}>Why do they go first?</legend>
      <div className={styles.pairs}>
        {(Object.keys(PRIORITIES) as PriorityReason[]).map((reason, index) => (
          <Button key={reason} keyName={String(index + 1)} capFirst onPress={() => void choose(reason)}>
            {PRIORITIES[reason]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
