/** A drafted sentence "what changes for you", for the editor to keep or edit. */
import type { Language } from '../language.ts';
import type { ChangeAssessment } from './model.ts';

/** @returns `undefined` when no signal gives words to show */
export function draftFor(assessment: ChangeAssessment, language: Language): string | undefined {
  return assessment.signals.find((signal) => !signal.kind.startsWith('proof:'))?.why[language];
}
