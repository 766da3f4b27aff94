// Compares every answer that newman saw with the document the server gives of itself, and looks for what was not seen.
// usage: node validate.mjs ANSWERS.json DEPLOY_URL
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const [, , file, site] = process.argv;
const { run } = JSON.parse(readFileSync(file, 'utf8'));
const document = await (await fetch(`${site}/v3/api-docs`)).json();
const ajv = formats(new Ajv({ strict: false, allErrors: true }));

// What a client cannot provoke, and why: a test of an operation, a status, the reason.
// Elsewhere 403 is not_owner, or asks for the role of an admin, and must be seen.
const completion = name => name.endsWith('/complete');
const deadJob = name => name === 'POST /api/admin/jobs/{job_id}/replay';
const EXCEPTIONS = [
  [() => true, 500, 'only a mistake of ours brings it about'],
  [() => true, 503, 'only while PostgreSQL or the store is away, or too many passwords wait'],
  [() => true, 408, 'only for who sends a byte now and then'],
  [name => name.endsWith('/events'), 429, 'only for who follows twenty times at once'],
  [name => name.endsWith('/reprocess'), 429, 'only for who asks as often as one may upload'],
  [name => name === 'PATCH /api/videos/{video_id}', 429, 'only for who changes as often as one may a profile'],
  [completion, 429, 'only with 25 videos that wait to be processed'],
  [deadJob, 200, 'needs a job that is dead; .ci/contract makes one, other servers may have none'],
  [deadJob, 406, 'the same: a job that is not dead is 404 first'],
];

const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item)
  .filter(([, operation]) => operation.responses)
  .map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    variables: path.split('{').length,
    pattern: new RegExp(`^${method.toUpperCase()} ${path.replace(/\{[^}]*}/g, '[^/]+')}/?$`),
    responses: operation.responses,
    seen: {},
  }))).sort((a, b) => a.variables - b.variables); // /jobs/dead/replay before /jobs/{job_id}/replay

const faults = [];
let passed = 0;
const judge = (what, found) => (found.length ? faults.push(...found.map(fault => `${what}: ${fault}`)) : passed++);
const schemas = new Map();
function mistakes(schema, body) {
  // References of the document begin at its root, so every schema gets the components along.
  if (!schemas.has(schema)) schemas.set(schema, ajv.compile({ ...schema, components: document.components }));
  const valid = schemas.get(schema);
  return valid(body) ? [] : valid.errors.map(error => `${error.instancePath || 'the body'} ${error.message}`);
}
function parsed(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

/** An answer of an operation of the document. */
function documented(operation, status, headers, text) {
  const response = operation.responses[status];
  if (!response) return [`${status} is not documented`];
  operation.seen[status] = (operation.seen[status] ?? 0) + 1;
  // The headers of a refusal are promised for all of them; those of a success come when there is something to say.
  const missing = Object.entries(response.headers ?? {})
    .filter(([name, header]) => (header.required || status >= 400) && !headers.has(name.toLowerCase()))
    .map(([name]) => `the header ${name} is missing`);
  if (!response.content) return text ? [...missing, 'there is a body'] : missing;
  const type = (headers.get('content-type') ?? '').split(';')[0];
  const media = response.content[type];
  const body = type.endsWith('json') ? parsed(text) : text;
  return [...missing, ...(media ? mistakes(media.schema, body) : [`it is ${headers.get('content-type')}`])];
}

/** Nothing the document knows: a refusal is problem+json all the same. */
function unknown(status, headers, text) {
  if (status < 400) return [];
  return headers.get('content-type') === 'application/problem+json'
    ? mistakes({ $ref: '#/components/schemas/Problem' }, parsed(text)) : [`it is ${headers.get('content-type')}`];
}

for (const { item, request, response } of run.executions) {
  if (!response) continue; // left out, or no answer: newman counts that
  const { protocol, host, port, path = [] } = request.url;
  const origin = `${protocol}://${[].concat(host).join('.')}${port ? `:${port}` : ''}`;
  if (origin !== new URL(site).origin) continue; // the store
  const call = `${request.method} /${path.join('/')}`;
  const headers = new Map(response.header.map(({ key, value }) => [key.toLowerCase(), value]));
  const text = Buffer.from(response.stream?.data ?? []).toString();
  const operation = operations.find(({ pattern }) => pattern.test(call));
  judge(`"${item.name}" (${call}, ${response.code})`, operation
    ? documented(operation, response.code, headers, text) : unknown(response.code, headers, text));
}

const statuses = [...new Set(operations.flatMap(({ responses }) => Object.keys(responses)))].sort();
const width = Math.max(...operations.map(({ name }) => name.length));
const excepted = (name, status) => EXCEPTIONS.find(([of, which]) => which === Number(status) && of(name));
console.log(`\n${'answers seen'.padEnd(width)} ${statuses.map(status => status.padStart(5)).join('')}`);
for (const { name, responses, seen } of operations) {
  console.log(`${name.padEnd(width)} ${statuses.map(status => (!responses[status] ? ''
    : String(seen[status] ?? (excepted(name, status) ? '-' : 'NONE'))).padStart(5)).join('')}`);
  for (const status of Object.keys(responses)) {
    const missed = !seen[status] && !excepted(name, status);
    if (seen[status] || missed) judge(`${name} ${status}`, missed ? ['documented, never seen'] : []);
  }
}
console.log('\nnumber: so many answers   blank: not documented   -: nobody can provoke it:');
for (const [, status, reason] of EXCEPTIONS) console.log(`  ${status}  ${reason}`);

for (const { error, source } of run.failures) faults.push(`"${source?.name}": ${error.test ?? ''} ${error.message}`);
passed += run.stats.assertions.total - run.stats.assertions.failed;
for (const fault of faults) console.log(`FAILED: ${fault}`);
console.log(`collection: ${passed} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
