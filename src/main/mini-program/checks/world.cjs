/**
 * What happens around a driver. Where there is a service, commands of the environment make it
 * happen, each run by `sh` with PLATE, PHONE and OPEN_ID set; docs/mini-program.md names them. Where
 * there is none, the player of the contract does it.
 */
const { execFileSync } = require('node:child_process')

const PHONE = process.env.PHONE ?? '13800001234'
const PLATE = process.env.PLATE ?? '浙A12B34'

/** The surroundings of a service, for one driver and one car. */
function real({ plate = PLATE, phone = PHONE, openId = 'o-driver' } = {}) {
  const run = (name) => {
    const command = process.env[`${name}_COMMAND`]
    if (!command)
      throw new Error(`${name}_COMMAND is not set; docs/mini-program.md says what it does`)
    return execFileSync('sh', ['-c', command], {
      env: { ...process.env, PLATE: plate, PHONE: phone, OPEN_ID: openId },
      encoding: 'utf8',
    }).trim()
  }
  return {
    plate,
    phone,
    openId,
    code: async () => run('CODE'),
    proof: () => run('PROOF'),
    licence: () => run('LICENCE'),
    sign: () => run('SIGN'),
    allow: () => run('ALLOW'),
    refuse: () => run('REFUSE'),
    driveIn: () => run('DRIVE_IN'),
    driveOut: () => run('DRIVE_OUT'),
    refund: () => run('REFUND'),
  }
}

function played(player, plate = PLATE) {
  return {
    plate,
    phone: PHONE,
    openId: 'o-driver',
    isPlayed: true,
    code: async () => '246810',
    proof: () => '135790',
    sign: () => undefined,
    allow: () => (player.isRefusing = false),
    refuse: () => (player.isRefusing = true),
    driveIn: () => player.driveIn(plate),
    driveOut: () => player.driveOut(plate, player.isRefusing),
    refund: () => player.refund(player.world.disputes.at(-1).number, 1200),
  }
}

module.exports = { PHONE, PLATE, played, real }
