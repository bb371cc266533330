/** Health for load balancers, figures for Prometheus. */
import { Hono } from 'hono';
import { isLocal } from './client.ts';
import type { Gauge, ServiceDeps } from './deps.ts';
import type { RequestCounts } from './request-log.ts';

export function operationsRoutes(deps: ServiceDeps, counts: RequestCounts): Hono {
  const app = new Hono();
  app.get('/health', async (c) => {
    const healthy = await deps.isHealthy();
    c.header('Cache-Control', 'no-store');
    return c.json({ status: healthy ? 'ok' : 'store-unreachable' }, healthy ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    // Figures about people are nobody's business outside; a scraper runs beside the service.
    if (!isLocal(c)) return c.text('only on this machine', 403);
    c.header('Cache-Control', 'no-store');
    const gauges = [requestGauge(counts), durationGauge(counts), ...((await deps.gauges?.()) ?? [])];
    return c.text(gauges.map(exposition).join(''), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
  return app;
}

function requestGauge(counts: RequestCounts): Gauge {
  return {
    name: 'promulgate_http_requests_total',
    help: 'Requests answered, by status class.',
    values: [...counts.byClass].map(([status, value]) => ({ labels: { status }, value })),
  };
}

function durationGauge(counts: RequestCounts): Gauge {
  return {
    name: 'promulgate_http_seconds_total',
    help: 'Time spent answering requests.',
    values: [{ labels: {}, value: counts.ms / 1000 }],
  };
}

function exposition(gauge: Gauge): string {
  const type = gauge.name.endsWith('_total') ? 'counter' : 'gauge';
  const lines = gauge.values.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(
      ([name, text]) => `${name}="${text.replaceAll(/["\\\n]/g, '_')}"`,
    );
    return `${gauge.name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${gauge.name} ${gauge.help}\n# TYPE ${gauge.name} ${type}\n${lines.join('')}`;
}
