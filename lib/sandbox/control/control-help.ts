/** What `GET /` on the control port says. @param url where it listens */
export function controlHelp(url: string): string {
  return `The sandbox's control surface. It takes JSON and answers JSON.

Let the next 3 searches answer 503:
  curl -X POST ${url}/faults -d '{"operation":"queryCustomer","kind":"status","status":503,"count":3}'
Any operation, about one customer only:
  curl -X POST ${url}/faults -d '{"customer":"acme-42","kind":"delay","ms":5000}'
Kinds: status, rate-limit, redirect, html, hang, reset, delay, slow-headers, drip, reset-mid-body, short-body, bad-json, drift, huge,
  gzip-bomb, apply-then-reset, apply-then-hang, apply-then-status
What still waits, and none any more:
  curl ${url}/faults
  curl -X DELETE ${url}/faults

Report usage:
  curl -X POST ${url}/events -d '{"event_name":"api_request","external_customer_id":"acme-42","properties":{"requests":500}}'
What the sandbox takes for the present:
  curl ${url}/clock
  curl -X PUT ${url}/clock -d '{"now":"2027-01-01T00:00:00Z","stopped":true}'
Start anew, with as many customers as before or with another number:
  curl -X POST ${url}/reset -d '{"customers":200}'
What was asked of the API so far:
  curl ${url}/requests
  curl -X DELETE ${url}/requests
`
}
