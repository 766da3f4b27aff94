import { player } from "./player.js";

document.querySelectorAll("[data-player]").forEach(player);
