import { useState } from 'react'
import type { PriorityReason } from '#domain/events.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { isOver } from '#domain/visit/visit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCard } from '#renderer/centre/useCard.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { NeedKeys } from './NeedKeys.tsx'
import { PartySize } from './PartySize.tsx'
import { PrintSlip } from './PrintSlip.tsx'
import { BackInTurn, SeeNowMark, WhySeeNow } from './SeeNow.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import { TheirWait } from '#renderer/staff/estimates/TheirWait.tsx'
import { onlyAt, sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'
import styles from './Welcome.module.css'

/** Somebody from the queue: what they need, and what can be done for them. */
export function Opened({ visit, named, desk }: { visit: Visit; named: boolean; desk: WelcomeDesk }) {
  const centre = useTheCentre()
  const now = useNow('minute')
  const card = useCard(visit)
  const [asking, ask] = useState<Asked | null>(null)
  const done = () => ask(null)
  const { is } = visit.situation
  const where = sayWhere(desk.state, visit, centre.timeZone())
  const place = sayPlace(desk.state, visit, now, centre.timeZone())
  const only = is === 'waiting' ? onlyAt(desk.state, visit) : null
  return (
    <>
      <div className={styles.who}>
        <p className={styles.number}>
          <bdi>{visit.ticket ?? '–'}</bdi>
        </p>
        <div>
          <h3 className={styles.service}>{serviceName(desk.state, visit)}</h3>
          <p>{is === 'waiting' ? `Waiting ${sayMinutes(waitingMinutes(visit, now))}` : where}</p>
          {card.name &&
            (named ? (
              <p>{card.name}</p>
            ) : (
              <Button keyName="N" onPress={() => desk.open(visit.id, true)}>
                Show name
              </Button>
            ))}
          {card.words && <p className={styles.soft}>“{card.words}”</p>}
          {card.next && (
            <p className={styles.lines}>
              <b>What happens next</b>
              {`\n${card.next}`}
            </p>
          )}
          {place && <p>{place}</p>}
          {only && <p>{only}</p>}
          <SeeNowMark visit={visit} />
          {visit.priority && <p>Priority: {PRIORITIES[visit.priority]}</p>}
        </div>
      </div>
      {/* A question stands alone, where it is seen whole. */}
      {asking === null && <TheirWait visit={visit} />}
      {asking === null && !isOver(visit) && (
        <>
          <NeedKeys
            needs={visit.needs}
            callBy={visit.callBy}
            onChange={(needs, callBy) => void desk.ask({ type: 'noteNeeds', visit: visit.id, needs, callBy })}
          />
          <PartySize count={visit.partySize} onChange={(partySize) => void desk.ask({ type: 'notePartySize', visit: visit.id, partySize })} />
        </>
      )}
      {asking === 'priority' && <WhyFirst visit={visit} desk={desk} onDone={done} />}
      {asking === 'seeNow' && <WhySeeNow visit={visit} desk={desk} onDone={done} />}
      {asking === null && <Actions visit={visit} desk={desk} onAsk={ask} />}
    </>
  )
}

type Asked = 'priority' | 'seeNow'

function Actions({ visit, desk, onAsk }: { visit: Visit; desk: WelcomeDesk; onAsk: (what: Asked) => void }) {
  const { is } = visit.situation
  const inQueue = is === 'waiting' || is === 'away' || is === 'steppedOut'
  return (
    <div className={styles.row}>
      {is === 'waiting' && (
        <Button keyName="-" onPress={() => void desk.ask({ type: 'stepOut', visit: visit.id })}>
          Stepped out
        </Button>
      )}
      {inQueue && (
        <Button keyName="P" onPress={() => void desk.ask({ type: 'hold', desk: null, visit: visit.id })}>
          Put on hold
        </Button>
      )}
      {(inQueue || is === 'onHold') && (
        <Button keyName="X" onPress={() => void desk.ask({ type: 'leave', visit: visit.id })}>
          They left
        </Button>
      )}
      {(inQueue || is === 'onHold') && (
        <>
          <Button keyName="Y" onPress={() => onAsk('priority')}>
            Priority
          </Button>
          <Button keyName="U" onPress={() => onAsk('seeNow')}>
            See now
          </Button>
        </>
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
          <Button key={reason} keyName={String(index + 1)} capFirst pressed={visit.priority === reason} onPress={() => void choose(reason)}>
            {PRIORITIES[reason]}
          </Button>
        ))}
        <BackInTurn visit={visit} desk={desk} onDone={onDone} />
      </div>
    </fieldset>
  )
}
