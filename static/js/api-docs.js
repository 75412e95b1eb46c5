// Draws the OpenAPI document with Swagger UI, which the script before this one defines.

const place = document.querySelector("#swagger-ui");

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  defaultModelsExpandDepth: -1,
  docExpansion: "list",
});
