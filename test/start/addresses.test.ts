import { describe, expect, test } from 'vitest'
import { makeOffers } from '#hub/join/offers.ts'
import { sayOffers } from '#scripts/addresses.ts'
import { aHub, TestDevice } from '#test/hub/aHub.ts'

describe('what npm start offers in a browser', () => {
  test('is a code for each device, at first', async () => {
    const hub = await aHub()
    const offers = await makeOffers(hub)
    expect(offers.map(({ label }) => label)).toEqual(['Welcome desk', 'Desk 1', 'Waiting room', 'Team lead'])
    for (const { address } of offers) expect(address?.replace(hub.url, '')).toMatch(/^\/#[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(sayOffers(hub.url, offers)).toHaveLength(5)
  })

  test('is no new device for one that has joined, and says where that one is', async () => {
    const hub = await aHub()
    await TestDevice.join(hub, 'lead', 'Team lead')
    await TestDevice.join(hub, 'welcome', 'Another door')
    const offers = await makeOffers(hub)
    expect(offers.filter(({ address }) => address === null).map(({ label }) => label)).toEqual(['Team lead'])
    const said = sayOffers(hub.url, offers).join('\n')
    expect(said).not.toMatch(/Team lead +http/)
    expect(said).toContain(`keep their address; ${hub.url}/`)
    expect(said).toContain('pair --role lead --label "Team lead"')
  })

  test('is a code again for one that was taken away', async () => {
    const hub = await aHub()
    const lead = await TestDevice.join(hub, 'lead', 'Team lead')
    await lead.ask('DELETE', `devices/${lead.id}`)
    expect((await hub.devices())[0]?.revokedAt).toBeTypeOf('number')
    expect((await makeOffers(hub)).every(({ address }) => address !== null)).toBe(true)
  })
})
