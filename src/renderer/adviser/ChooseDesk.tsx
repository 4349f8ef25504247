import { useEffect } from 'react'
import type { Desk } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { focusRows, Row, Rows } from '#renderer/ui/Rows.tsx'

/** This device belongs to no desk: say at which one you sit. Kept until the window closes. */
export function ChooseDesk({ desks, onChoose }: { desks: Desk[]; onChoose: (desk: DeskId) => void }) {
  useEffect(() => focusRows('Desks'), [])
  return (
    <Panel title="At which desk do you sit?" aside="Arrow keys and Enter">
      {desks.length === 0 && <p>This centre has no desks yet. The team lead sets them up.</p>}
      <Rows label="Desks">
        {desks.map((desk) => (
          <Row key={desk.id} wide number={desk.label} right={desk.isOpen ? 'open' : 'closed'} onPress={() => onChoose(desk.id)} />
        ))}
      </Rows>
    </Panel>
  )
}
