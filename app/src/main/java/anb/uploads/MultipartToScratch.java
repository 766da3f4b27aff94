package anb.uploads;

import anb.storage.Scratch;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the server write what arrives straight into this process's scratch folder, never into memory. */
@Configuration(proxyBeanMethods = false)
class MultipartToScratch {

    @Bean
    MultipartConfigElement multipartConfig(Scratch scratch, UploadSize size) throws IOException {
        Path arriving = Files.createDirectory(scratch.home().resolve("arriving"));
        return new MultipartConfigElement(arriving.toString(), size.file(), size.body(), 0);
    }
}
