import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import enGB from './en-GB.json'

/** The words of the public screen. One language so far; a second is one more file and one line here. */
export const words = i18next.createInstance({
  lng: 'en-GB',
  fallbackLng: 'en-GB',
  resources: { 'en-GB': { translation: enGB } },
  initAsync: false,
  interpolation: { escapeValue: false },
})
void words.use(initReactI18next).init()
