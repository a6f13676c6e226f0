module.exports = {
  rootDir: '..',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/wechat/*.test.cjs'],
  transform: {},
}
