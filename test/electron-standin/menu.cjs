'use strict'
const { EventEmitter } = require('node:events')

class MenuItem {
  constructor(options) {
    Object.assign(this, { type: 'normal', enabled: true, visible: true, checked: false }, options)
    if (options.submenu && !(options.submenu instanceof Menu)) this.submenu = Menu.buildFromTemplate(options.submenu)
    this.click = (event = {}, window = null) => {
      if (this.type === 'checkbox') this.checked = !this.checked
      options.click?.(this, window, event)
    }
  }
}

let applicationMenu = null

class Menu extends EventEmitter {
  items = []
  append(item) {
    this.items.push(item)
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  static buildFromTemplate(template) {
    const menu = new Menu()
    for (const options of template) menu.append(options instanceof MenuItem ? options : new MenuItem(options))
    return menu
  }
  static setApplicationMenu(menu) {
    applicationMenu = menu
  }
  static getApplicationMenu() {
    return applicationMenu
  }
}

module.exports = { Menu, MenuItem }
