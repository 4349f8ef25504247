import { createContext } from 'react'

/** A file for the person: its text, its name, and what it is ("text/csv"). */
export type FileToSave = { text: string; name: string; type: string }

/** Hands a file to the person who asked for it. null: this window may save none (in Electron nothing leaves by a download). */
export const SaveFileContext = createContext<((file: FileToSave) => void) | null>(null)
