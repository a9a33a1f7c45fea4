import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import { createWebhook, describeWebhook, type Webhook } from '../resources/webhook.js';
import { route } from '../router.js';
import { find } from './find.js';

const sortKeys = { createdAt: ({ createdAt }: Webhook) => createdAt };

export const webhookRoutes = [
  route('GET', '/webhooks', 'key', (exchange) => {
    const { query, world } = exchange;
    const wanted = query.get('events');
    const found = world.kept.webhooks
      .list()
      .filter(({ events }) => wanted === null || events.some((event) => event === wanted));
    return listAnswer(exchange, found, sortKeys, describeWebhook);
  }),

  route('POST', '/webhooks', 'key', async ({ body, world }) => {
    const { webhooks } = world.kept;
    const webhook = createWebhook(await readJson(body), world.now());

    if (webhooks.list().length >= world.settings.webhookLimit) throw problem('webhook-limit-reached');
    webhooks.put(webhook.webhookId, webhook);
    return json(201, describeWebhook(webhook));
  }),

  route('GET', '/webhooks/{webhookId}', 'key', (exchange) =>
    json(200, describeWebhook(find(exchange, 'webhookId', exchange.world.kept.webhooks))),
  ),

  route('DELETE', '/webhooks/{webhookId}', 'key', (exchange) => {
    const { webhooks } = exchange.world.kept;
    webhooks.delete(find(exchange, 'webhookId', webhooks).webhookId);
    return empty(204);
  }),
];
