import { ref } from 'vue'
import type { Language } from '../api/contract'
import { en } from './en'
import { filled, moment, span } from './format'
import { zh, type Word } from './zh'

export type { Word }

export const language = ref<Language>('zh')

/** The words of a key in the driver's language. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  return filled(language.value === 'zh' ? zh[word] : en[word], values)
}

/** The words of what the service names; its own name where there are none. */
export function told(name: string | undefined): string {
  return name && name in zh ? t(name as Word) : (name ?? '')
}

/** A place's name in the driver's language. */
export function named(it: { lotName: string; lotNameEn?: string }): string {
  return language.value === 'en' && it.lotNameEn ? it.lotNameEn : it.lotName
}

/** The name of a thing that is named in both languages. */
export function called(it: { name: string; nameEn?: string }): string {
  return language.value === 'en' && it.nameEn ? it.nameEn : it.name
}

/** Why an amount is what it is. */
export function reason(line: { reason: string; reasonZh?: string }): string {
  return language.value === 'zh' && line.reasonZh ? line.reasonZh : line.reason
}

export function when(time: string | undefined): string {
  if (!time) return ''
  const words = { today: t('today'), yesterday: t('yesterday'), tomorrow: t('tomorrow') }
  return moment(time, Date.now(), words)
}

export function howLong(ms: number): string {
  return span(ms, { days: t('days'), hours: t('hours'), minutes: t('minutes') })
}
