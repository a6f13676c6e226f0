import { createSSRApp } from 'vue'
import App from './App.vue'
// #ifdef H5
import { token } from './state/session'

/** Who is not logged in begins with the log-in, not with a page that leads there. */
if (!token.value && !/#\/pages\/\w+/u.test(location.href)) location.replace('#/pages/login/login')
// #endif

export function createApp() {
  return { app: createSSRApp(App) }
}
