import { createContext } from 'react'

/** A file for the person: its text, its name, and what it is ("text/csv"). */
export type FileToSave = { text: string; name: string; type: string }

/** `sentence`: why it is not saved, or null where nobody chose a place. */
export type Saved = { saved: true } | { sentence: string | null }

/** Hands a file to the person who asked for it: they say where to, or it goes where the browser puts files. */
export const SaveFileContext = createContext<(file: FileToSave) => Promise<Saved>>(async () => ({ sentence: 'This window can save no file.' }))
