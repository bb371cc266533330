/** Until when telling people is in time for a date already announced. */
import { addDays, type LocalDate } from '../date.ts';
import type { NoticeRule } from '../register/model.ts';
import { earliestEffective } from '../timeline/notice-period.ts';

/** The longest period of any regime is a few months; two years is far beyond it. */
const SEARCHED_DAYS = 730;

/**
 * The last local date on which the mail-out may be complete, so that `effective` can stand.
 * Counted back day by day, because months have no inverse (31 March less one month).
 */
export function lastNoticeDay(effective: LocalDate, rule: NoticeRule): LocalDate {
  for (let days = 0; days <= SEARCHED_DAYS; days += 1) {
    const day = addDays(effective, -days);
    if (earliestEffective(day, rule) <= effective) return day;
  }
  return addDays(effective, -SEARCHED_DAYS);
}
