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

/** The same within a sentence. */
export const inside = (time: string) => when(time).toLowerCase()

/** A thing of a group; in some groups a name says something else than elsewhere. */
export function toldAs(group: string, name: string | undefined): string {
  const own = `${group}-${name ?? ''}`
  return own in zh ? told(own) : told(name)
}

/** Where a lot is, in the driver's language. */
export function placeOf(lot: { address?: string; addressEn?: string }): string {
  return (language.value === 'en' && lot.addressEn) || (lot.address ?? '')
}

export function howLong(ms: number): string {
  return span(ms, { days: t('days'), hours: t('hours'), minutes: t('minutes') })
}

/** Stays that a driver may plan, in hours. */
export const stays = () =>
  [1, 2, 4, 8, 24].map((value) => ({ value, text: t('hoursShort', { n: value }) }))

/** The days of a window: "Working days, Saturdays that are holidays". */
export function daysTold(days: string | string[]): string {
  const names = typeof days === 'string' ? days.split(/[,\s]+/u) : days
  return names.map((each) => each.split(' and ').map(told).join(t('dayAnd'))).join(t('listComma'))
}
