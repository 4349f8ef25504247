import { Ear, Footprints } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './Display.module.css'

/** What helps, at the foot of every state. Never news. */
export function Help({ demo }: { demo: boolean }) {
  const { t } = useTranslation()
  return (
    <section className={styles.help} aria-label={t('display.help')}>
      <p>
        <Ear aria-hidden="true" className={styles.icon} />
        {t('display.loop')}
      </p>
      <p>
        <Footprints aria-hidden="true" className={styles.icon} />
        {t('display.getYou')}
      </p>
      {demo && <p className={styles.demo}>{t('display.demo')}</p>}
    </section>
  )
}
