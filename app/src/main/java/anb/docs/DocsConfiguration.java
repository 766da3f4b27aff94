package anb.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others take from the document. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    @Bean
    ApiReference reference(ApiDocument document) {
        return ApiReference.of(document);
    }
}
