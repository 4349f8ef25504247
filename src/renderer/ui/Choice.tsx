import type { KeyboardEvent, Ref } from 'react'
import { useId, useState } from 'react'
import { Check } from 'lucide-react'
import styles from './Choice.module.css'

export type Option = { id: string; name: string; line: string }

type ChoiceProps = {
  /** What the box asks, read out; shown by the caller's heading. */
  label: string
  listLabel: string
  text: string
  onText: (text: string) => void
  options: readonly Option[]
  onChoose: (id: string) => void
  /** Enter with nothing typed. */
  onEmptyEnter?: () => void
  /** Said in place of the list when words are there and nothing fits. */
  nothing: string
  placeholder?: string
  /** While it is empty, digits, + and - are keys of the screen. */
  through?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A typing box with what fits below it: arrow keys go through, Enter chooses, Esc empties. */
export function Choice(props: ChoiceProps) {
  const { label, text, onText, options, onChoose } = props
  const id = useId()
  const [at, setAt] = useState(0)
  const active = Math.min(at, options.length - 1)
  const typed = (words: string) => {
    setAt(0)
    onText(words)
  }
  const down = (event: KeyboardEvent) => {
    const done = press(event.key, {
      text,
      options,
      active,
      setAt,
      typed,
      onChoose,
      onEmptyEnter: props.onEmptyEnter,
      isComposing: event.nativeEvent.isComposing,
    })
    if (done) event.preventDefault()
  }
  const open = options.length > 0
  return (
    <div className={styles.choice}>
      <input
        type="text"
        ref={props.ref}
        className={styles.box}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        data-through={props.through ? '' : undefined}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => typed(event.target.value)}
        onKeyDown={down}
      />
      <div role="listbox" id={`${id}-list`} aria-label={props.listLabel} className={styles.list} hidden={!open}>
        {options.map((option, index) => (
          <div
            key={option.id}
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={index === active}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.id)}
          >
            <span className={styles.name}>
              {index === active && <Check className="icon" aria-hidden="true" />}
              {option.name}
            </span>
            {option.line}
          </div>
        ))}
      </div>
      {!open && text.trim() !== '' && <p role="status">{props.nothing}</p>}
    </div>
  )
}

type Pressed = Pick<ChoiceProps, 'text' | 'options' | 'onChoose'> & {
  active: number
  setAt: (at: number) => void
  typed: (words: string) => void
  onEmptyEnter: (() => void) | undefined
  isComposing: boolean
}

/** Whether the box took the key. */
function press(key: string, { text, options, active, setAt, typed, onChoose, onEmptyEnter, isComposing }: Pressed): boolean {
  if (isComposing) return false
  const option = options[active]
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    if (options.length > 0) setAt((active + (key === 'ArrowDown' ? 1 : options.length - 1)) % options.length)
    return options.length > 0
  }
  if (key === 'Escape' && text !== '') {
    typed('')
    return true
  }
  if (key !== 'Enter') return false
  if (text.trim() !== '' && option) onChoose(option.id)
  else if (text.trim() === '' && onEmptyEnter) onEmptyEnter()
  else return text.trim() !== ''
  return true
}
