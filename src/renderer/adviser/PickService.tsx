import { useEffect, useRef, useState } from 'react'
import type { Service } from '#domain/centre/state.ts'
import type { ServiceId } from '#domain/events.ts'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import styles from './Adviser.module.css'

type PickServiceProps = { title: string; services: Service[]; onChoose: (service: ServiceId) => void; onClose: () => void }

const MOST = 5

/** A service by its name or a keyword. */
export function PickService({ title, services, onChoose, onClose }: PickServiceProps) {
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  useKey('Escape', 'Back', onClose)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const ours = services.filter((service) => service.elsewhere === null)
  const found =
    words.length === 0
      ? []
      : ours.filter((service) => words.every((word) => `${service.name} ${service.keywords.join(' ')}`.toLowerCase().includes(word))).slice(0, MOST)
  return (
    <div className={styles.pick}>
      <h3>{title}</h3>
      <Choice
        ref={box}
        label={title}
        listLabel="Services"
        text={text}
        onText={setText}
        options={found.map(({ id, name, minutes }) => ({ id, name, line: `About ${minutes} minutes` }))}
        onChoose={onChoose}
        nothing="No service fits. Try another word."
      />
    </div>
  )
}
