import { useTranslation } from 'react-i18next'
import styles from './Display.module.css'

/** Everybody out. No number, no help, no sound: one thing to do. */
export function Evacuate() {
  const { t } = useTranslation()
  return (
    <section className={styles.evacuate} role="alert">
      <h1>{t('display.leave')}</h1>
      <p>
        {t('display.follow')} <br />
        {t('display.keep')}
      </p>
    </section>
  )
}
