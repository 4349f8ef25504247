import { Ear, Footprints, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Sound } from './chime.ts'
import styles from './Display.module.css'

/** What helps, at the foot of every state, and that there is no sound, where that is so. Never news. */
export function Help({ demo, sound }: { demo: boolean; sound: Sound }) {
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
      {sound !== 'on' && (
        <p className={styles.noSound}>
          <VolumeX aria-hidden="true" className={styles.icon} />
          {t(sound === 'locked' ? 'display.anyKey' : 'display.noSound')}
        </p>
      )}
      {demo && <p className={styles.demo}>{t('display.demo')}</p>}
    </section>
  )
}
