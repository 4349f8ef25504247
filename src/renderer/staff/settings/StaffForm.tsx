import { useEffect, useImperativeHandle, useState } from 'react'
import type { Staff } from '#domain/centre/state.ts'
import type { StaffId } from '#domain/events.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row, Rows } from '#renderer/ui/Rows.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import type { FormProps } from './form.ts'
import { ROLE_WORDS } from './standardWords.ts'
import { sayMinute } from './timeOfDay.ts'
import type { StaffDraft } from './StaffDetails.tsx'
import { initialsOf, StaffDetails } from './StaffDetails.tsx'
import { isSame } from './useForm.ts'
import styles from './Settings.module.css'

/** Who works here: a list, and the one in hand. Enter keeps the one in hand; with nobody in hand it is the screen's. */
export function StaffForm({ ref, onSaid, onHold }: FormProps) {
  const centre = useTheCentre()
  const { staff, desks } = useCentre((view) => view.state)
  const here = [...staff.values()].filter((one) => one.here)
  const [draft, setDraft] = useState<StaffDraft>(() => nobody(centre.newId()))
  const [round, setRound] = useState(0)
  const known = staff.get(draft.staff)
  const isOpen = known ? !isSame(draft, draftOf(known)) : draft.name.trim() !== ''
  useEffect(() => {
    onHold(isOpen)
    return () => onHold(false)
  }, [isOpen, onHold])
  const take = (next: StaffDraft) => {
    setDraft(next)
    setRound(round + 1)
    onSaid(null)
  }
  const save = async () => {
    if (!isOpen) return true
    const answer = await centre.act({ type: 'setUp', event: 'staffSet', body: { ...draft, initials: draft.initials || initialsOf(draft.name) } })
    const isDone = 'done' in answer || ('refused' in answer && answer.refused.reason === 'alreadySo')
    if (isDone) take(nobody(centre.newId()))
    else onSaid('fault' in answer ? answer.fault : answer.sentence)
    return isDone
  }
  const takeOff = async (id: StaffId) => {
    const answer = await centre.act({ type: 'setUp', event: 'staffRemoved', body: { staff: id } })
    if ('done' in answer) take(nobody(centre.newId()))
    else onSaid('fault' in answer ? answer.fault : answer.sentence)
  }
  useImperativeHandle(ref, () => ({ save }))
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <p>{here.length === 0 ? 'Nobody is on the list yet. Type a name, then Enter.' : `${here.length} on the list. Enter opens one.`}</p>
        <Rows label="Staff">
          {here.map((one) => (
            <Row
              key={one.id}
              number={one.initials}
              chosen={one.id === draft.staff}
              small={saySmall(one, one.desk === null ? null : (desks.get(one.desk)?.label ?? null))}
              onPress={() => take(draftOf(one))}
            >
              {one.name}
            </Row>
          ))}
        </Rows>
        <div className={styles.keys}>
          <Button keyName="A" onPress={() => take(nobody(centre.newId()))}>
            Add somebody
          </Button>
          {known?.here && (
            <Button keyName="R" onPress={() => void takeOff(known.id)}>
              {`Take ${known.name} off the list`}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.stack}>
        <StaffDetails key={round} draft={draft} onChange={setDraft}>
          {isOpen && (
            <div>
              <Button look="first" keyName="Enter" onPress={() => void save()}>
                {known ? `Save ${draft.name}` : `Add ${draft.name}`}
              </Button>
            </div>
          )}
        </StaffDetails>
      </div>
    </div>
  )
}

function saySmall({ roles, lunch }: Staff, desk: string | null): string {
  const parts = [listed(roles.map((role) => ROLE_WORDS[role])), lunch && `lunch ${sayMinute(lunch.from)} to ${sayMinute(lunch.to)}`, desk]
  return parts.filter(Boolean).join(', ')
}

function nobody(staff: StaffId): StaffDraft {
  return { staff, name: '', initials: '', roles: ['adviser'], cannot: [], lunch: null, desk: null }
}

function draftOf({ id: staff, name, initials, roles, cannot, lunch, desk }: Staff): StaffDraft {
  return { staff, name, initials, roles, cannot, lunch, desk }
}
