import { useContext, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { FileToSave } from './saveFile.ts'
import { SaveFileContext } from './saveFile.ts'

/** S saves a table to a file, for another program. `make`: the file as it is when the key is pressed. */
export function SaveTable({ make }: { make: () => FileToSave }) {
  const save = useContext(SaveFileContext)
  const [said, say] = useState<string | null>(null)
  const press = async () => {
    say(null)
    const answer = await save(make())
    say('saved' in answer ? 'Saved.' : answer.sentence)
  }
  return (
    <>
      <Button keyName="S" onPress={() => void press()}>
        Save as a table
      </Button>
      <p role="status">{said}</p>
    </>
  )
}
