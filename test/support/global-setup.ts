/** Runs once before all tests: brings what they share and takes it away again. */
import { preparePostgres } from './postgres.ts';

export default function setup(): () => Promise<void> {
  return preparePostgres();
}
