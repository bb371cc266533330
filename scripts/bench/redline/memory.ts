/** What the comparison alone takes: two unrelated texts of 50,000 words, in a process without the other engines. */
import { redline } from '#domain/change/redline.ts';
import { unrelated } from './scaling.ts';

const [old, after] = unrelated(50_000);
const before = process.threadCpuUsage();
redline(old, after);
const { user, system } = process.threadCpuUsage(before);
const mb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ms: Math.round((user + system) / 1000), mb }));
